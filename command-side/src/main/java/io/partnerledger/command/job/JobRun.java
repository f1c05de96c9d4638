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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/**
 * Runs jobs, line by line, some lines at once.
 *
 * <p>A line whose outcome was not yet noted down when the node died is done again; its key sees to it that nothing
 * happens twice.
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
     * @throws RuntimeException if the store is away for longer; it wants to be run again too
     */
    boolean run(UUID id) {
        if (!tables.running(id, clock.instant())) {
            return true;
        }
        Job job = tables.find(id).orElseThrow();
        try {
            return run(job, kinds.of(job.kind()));
        } catch (RuntimeException stopped) {
            if (Complaint.about(stopped).status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                throw stopped;
            }
            log.error("Job {} can't go on", id, stopped);
            tables.finished(id, JobStatus.FAILED, clock.instant());
            return true;
        }
    }

    private <L> boolean run(Job job, KindOfJob<L> kind) {
        JobTables.Kept last = null;
        while (!closing) {
            if (tables.toBeCancelled(job.id())) {
                tables.cancelled(job, clock.instant());
                return true;
            }
            List<JobTables.Kept> open = tables.open(job.staging(), last, linesInABatch);
            if (open.isEmpty()) {
                tables.finished(job.id(), JobStatus.DONE, clock.instant());
                return true;
            }
            run(job, kind, open);
            last = open.get(open.size() - 1);
        }
        return false;
    }

    private <L> void run(Job job, KindOfJob<L> kind, List<JobTables.Kept> open) {
        List<Future<JobTables.Kept>> running = open.stream()
                .map(line -> workers.submit(() -> JobTables.Kept.decided(line.number(), resultOf(line, job, kind))))
                .toList();
        List<JobTables.Kept> done = new ArrayList<>();
        RuntimeException storeAway = null;
        for (Future<JobTables.Kept> line : running) {
            try {
                done.add(line.get());
            } catch (ExecutionException failed) {
                storeAway = failed.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while job " + job.id() + " ran.", interrupted);
            }
        }
        tables.record(job, done);
        if (storeAway != null) {
            throw storeAway;
        }
    }

    private <L> LineResult resultOf(JobTables.Kept kept, Job job, KindOfJob<L> kind) {
        L line;
        try {
            line = read(kept, job, kind);
        } catch (RuntimeException unreadable) {
            return LineResult.of(Complaint.about(unreadable));
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        for (Duration pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
            try {
                return kind.run(line, job.line(kept.number()));
            } catch (RuntimeException thrown) {
                Complaint complaint = Complaint.about(thrown);
                if (complaint.status() != HttpStatus.SERVICE_UNAVAILABLE.value()) {
                    if (complaint.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                        log.error("Line {} of job {} failed", kept.number(), job.id(), thrown);
                    }
                    return LineResult.of(complaint);
                }
                if (closing || System.nanoTime() + pause.toNanos() > giveUp) {
                    throw thrown;
                }
                sleep(pause, thrown);
            }
        }
    }

    private <L> L read(JobTables.Kept kept, Job job, KindOfJob<L> kind) {
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

    /** Lets what runs stop after its batch. */
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
