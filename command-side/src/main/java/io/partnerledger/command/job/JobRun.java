package io.partnerledger.command.job;

import io.partnerledger.edge.fault.Complaint;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violation;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/**
 * Runs jobs, line by line, some lines at once.
 *
 * <p>A line whose outcome was not yet noted down when the node died is done again; its key sees to it that nothing
 * happens twice. One that is to be tried again is passed by, and its turn comes again after the others'; what is away for
 * all of them makes the whole job wait.
 */
final class JobRun implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobRun.class);

    /** Few enough that a cancellation is noticed soon, enough that noting them down costs little. */
    private static final int LINES_IN_A_BATCH_PER_WORKER = 20;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final JobTables tables;
    private final KindsOfJob kinds;
    private final PersonalDataVault vault;
    private final EdgeJson json;
    private final Clock clock;
    private final Duration patience;
    private final int attempts;
    private final ExecutorService workers;
    private final int linesInABatch;
    private volatile boolean closing = true;

    JobRun(
            JobTables tables,
            KindsOfJob kinds,
            PersonalDataVault vault,
            EdgeJson json,
            Clock clock,
            JobSettings settings) {
        this.tables = tables;
        this.kinds = kinds;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.linesInABatch = LINES_IN_A_BATCH_PER_WORKER * settings.workers();
        this.patience = settings.patience();
        this.attempts = settings.attempts();
        this.workers = Executors.newFixedThreadPool(settings.workers(), work -> {
            Thread worker = new Thread(work, "job-worker");
            worker.setDaemon(true);
            return worker;
        });
    }

    /**
     * Runs the job until every line has its outcome, or it was cancelled.
     *
     * @return whether it came to its end; if not, it wants to be run again
     * @throws RuntimeException if the store is away for longer, or this version doesn't know the kind; it wants to be run
     *     again too
     */
    boolean run(UUID id) {
        Optional<Job> open = tables.find(id).filter(job -> !job.status().finished());
        if (open.isEmpty()) {
            return true;
        }
        Job job = open.get();
        KindOfJob<?> kind = kinds.of(job.kind());
        try {
            return !tables.running(id, clock.instant()) || run(job, kind);
        } catch (RuntimeException stopped) {
            if (closing || Thread.interrupted()) {
                log.info("Job {} stops with this node and goes on elsewhere", id, stopped);
                return false;
            }
            if (isToBeTriedAgain(Complaint.about(stopped))) {
                throw stopped;
            }
            log.error("Job {} can't go on", id, stopped);
            tables.finished(id, JobStatus.FAILED, clock.instant());
            vault.forget(job.subject());
            return true;
        }
    }

    private <L> boolean run(Job job, KindOfJob<L> kind) {
        if (!through(job, kind, last -> next(job, last))) {
            return false;
        }
        if (!tables.toBeCancelled(job.id())) {
            return ended(job, JobStatus.DONE);
        }
        // Who began them may have died before noting what came of them; an undo must find all that took effect.
        return through(job, kind, last -> tables.begun(job, last, linesInABatch)) && ended(job, JobStatus.CANCELLED);
    }

    private List<KeptLine> next(Job job, @Nullable KeptLine last) {
        if (tables.toBeCancelled(job.id())) {
            return List.of();
        }
        List<KeptLine> next = tables.open(job.staging(), last, linesInABatch);
        if (!next.isEmpty()) {
            tables.begin(job, next.get(next.size() - 1));
        }
        return next;
    }

    private boolean ended(Job job, JobStatus how) {
        // Nothing is open to be read any more, and whoever is told of the end finds the key gone.
        vault.forget(job.subject());
        if (how == JobStatus.CANCELLED) {
            tables.cancelled(job, clock.instant());
        } else {
            tables.finished(job.id(), how, clock.instant());
        }
        return true;
    }

    /**
     * Runs lines batch by batch.
     *
     * @param next those after a line
     * @return whether all have their outcome; if not, this node is stopping
     * @throws RuntimeException what asked to try again, if some were put off
     */
    private <L> boolean through(Job job, KindOfJob<L> kind, Function<@Nullable KeptLine, List<KeptLine>> next) {
        PutOff putOff = new PutOff();
        KeptLine last = null;
        while (!closing) {
            List<KeptLine> open = next.apply(last);
            if (open.isEmpty() || last != null && open.get(0).turn() > last.turn() && putOff.some()) {
                putOff.raise();
                return true;
            }
            if (!new Batch<>(job, kind, putOff).run(open)) {
                return false;
            }
            last = open.get(open.size() - 1);
        }
        return false;
    }

    private static boolean isToBeTriedAgain(Complaint complaint) {
        return complaint.status() == HttpStatus.SERVICE_UNAVAILABLE.value();
    }

    /** Some lines at once, those of one subject one after another. */
    private final class Batch<L> {

        private final Job job;
        private final KindOfJob<L> kind;
        private final PutOff putOff;
        private final Queue<KeptLine> done = new ConcurrentLinkedQueue<>();
        private final Queue<Integer> triedInVain = new ConcurrentLinkedQueue<>();
        private volatile boolean left;

        Batch(Job job, KindOfJob<L> kind, PutOff putOff) {
            this.job = job;
            this.kind = kind;
            this.putOff = putOff;
        }

        /** @return whether every line had its chance; what was done is noted down in any case */
        boolean run(List<KeptLine> open) {
            List<? extends Future<?>> running = bySubject(open).stream()
                    .map(lines -> workers.submit(() -> lines.forEach(this::run)))
                    .toList();
            try {
                for (Future<?> each : running) {
                    each.get();
                }
            } catch (InterruptedException stopped) {
                // Goes no further: what is left to be done is to note down and to hand on, which wants no interruption.
                left = true;
            } catch (ExecutionException defect) {
                left = true;
                note();
                throw new IllegalStateException("Job " + job.id() + " met a defect.", defect.getCause());
            }
            note();
            if (done.isEmpty() && !triedInVain.isEmpty()) {
                putOff.raise();
            }
            return !left && !closing;
        }

        private void note() {
            tables.record(job, List.copyOf(done));
            tables.triedInVain(job, List.copyOf(triedInVain));
        }

        /** Without those that can't be read, which have their outcome, and those that have to wait for one put off. */
        private Collection<List<Read<L>>> bySubject(List<KeptLine> open) {
            Map<Object, List<Read<L>>> bySubject = new LinkedHashMap<>();
            for (KeptLine kept : open) {
                try {
                    L line = read(kept, job, kind);
                    String subject = kind.subject(line);
                    if (!putOff.holds(subject)) {
                        bySubject
                                .computeIfAbsent(subject == null ? kept.number() : subject, key -> new ArrayList<>())
                                .add(new Read<>(kept, line, subject));
                    }
                } catch (RuntimeException unreadable) {
                    Complaint complaint = Complaint.about(unreadable);
                    if (isToBeTriedAgain(complaint)) {
                        throw unreadable;
                    }
                    done.add(decided(kept, complaint, unreadable));
                }
            }
            return bySubject.values();
        }

        private void run(Read<L> line) {
            if (closing || left || putOff.holds(line.subject)) {
                return;
            }
            try {
                done.add(KeptLine.decided(line.kept.number(), resultOf(line)));
            } catch (RuntimeException thrown) {
                Complaint complaint = Complaint.about(thrown);
                if (!isToBeTriedAgain(complaint) || line.kept.attempts() + 1 >= attempts) {
                    done.add(decided(line.kept, complaint, thrown));
                } else {
                    putOff.add(line.subject, thrown);
                    if (!closing) {
                        triedInVain.add(line.kept.number());
                    }
                }
            }
        }

        private LineResult resultOf(Read<L> line) {
            long giveUp = System.nanoTime() + patience.toNanos();
            for (Duration pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
                try {
                    return kind.run(line.line, job.line(line.kept.number()));
                } catch (RuntimeException thrown) {
                    if (!isToBeTriedAgain(Complaint.about(thrown))
                            || closing
                            || left
                            || System.nanoTime() + pause.toNanos() > giveUp) {
                        throw thrown;
                    }
                    sleep(pause, thrown);
                }
            }
        }

        private KeptLine decided(KeptLine kept, Complaint complaint, RuntimeException thrown) {
            if (complaint.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                log.error("Line {} of job {} failed", kept.number(), job.id(), thrown);
            }
            return KeptLine.decided(kept.number(), LineResult.of(complaint));
        }
    }

    private record Read<L>(KeptLine kept, L line, @Nullable String subject) {}

    /** Lines that are to be tried again at the end of their turn, and with each the later ones of its subject. */
    private static final class PutOff {

        private final Set<String> subjects = ConcurrentHashMap.newKeySet();
        private final AtomicReference<@Nullable RuntimeException> why = new AtomicReference<>();

        void add(@Nullable String subject, RuntimeException thrown) {
            why.set(thrown);
            if (subject != null) {
                subjects.add(subject);
            }
        }

        boolean holds(@Nullable String subject) {
            return subject != null && subjects.contains(subject);
        }

        boolean some() {
            return why.get() != null;
        }

        void raise() {
            RuntimeException thrown = why.get();
            if (thrown != null) {
                throw thrown;
            }
        }
    }

    private <L> L read(KeptLine kept, Job job, KindOfJob<L> kind) {
        String text = kept.keyVersion() == null
                ? kept.text()
                : vault.open(new SealedText(job.subject(), kept.keyVersion(), kept.text()))
                        .orElseThrow();
        L line = json.ledger().readValue(text, kind.line());
        if (line == null) {
            throw BadRequest.of("line", Text.of("violation.required"));
        }
        if (line instanceof Checked checked) {
            List<Violation> violations = Violations.of(checked);
            if (!violations.isEmpty()) {
                throw new BadRequest(violations);
            }
        }
        return line;
    }

    private static void sleep(Duration pause, RuntimeException thrown) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw thrown;
        }
    }

    @Override
    public void start() {
        closing = false;
    }

    /** Lets what runs stop after the lines it is at. */
    @Override
    public void stop() {
        closing = true;
    }

    @Override
    public boolean isRunning() {
        return !closing;
    }

    /** Stops before the scheduler, which waits for what runs. */
    @Override
    public int getPhase() {
        return 2;
    }
}
