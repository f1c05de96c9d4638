package io.partnerledger.command.answered;

import io.partnerledger.command.answered.AnswerTable.DatedAnswer;
import io.partnerledger.edge.answered.AnsweredRequests;
import io.partnerledger.edge.answered.GivenAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Answers in the database, and those that are still on their way there, which count already. */
final class KeptAnswers implements AnsweredRequests, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeptAnswers.class);

    /** So that many answers share one transaction. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private static final int AT_ONCE = 200;

    /** Bytes of answers on their way; what would be more is not kept. */
    private static final long ROOM = 32_000_000;

    private final AnswerTable table;
    private final Clock clock;
    private final AnswerSettings settings;
    private final ConcurrentMap<String, DatedAnswer> onTheirWay = new ConcurrentHashMap<>();
    private final AtomicLong bytesOnTheirWay = new AtomicLong();
    private final AtomicBoolean writingIsDue = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService writer;

    KeptAnswers(AnswerTable table, Clock clock, AnswerSettings settings) {
        this.table = table;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Optional<GivenAnswer> find(String name) {
        Instant now = clock.instant();
        // In this order: an answer leaves the first place when it has come to the second.
        DatedAnswer soonKept = onTheirWay.get(name);
        return soonKept != null && soonKept.keptUntil().isAfter(now)
                ? Optional.of(soonKept.answer())
                : table.find(name, now);
    }

    @Override
    public GivenAnswer keep(GivenAnswer answer) {
        DatedAnswer dated = dated(answer);
        return table.insert(dated)
                ? answer
                : table.find(answer.name(), dated.answeredAt()).orElse(answer);
    }

    @Override
    public void keepSoon(GivenAnswer answer) {
        int bytes = bytes(answer);
        if (bytesOnTheirWay.addAndGet(bytes) > ROOM) {
            bytesOnTheirWay.addAndGet(-bytes);
            return;
        }
        if (onTheirWay.putIfAbsent(answer.name(), dated(answer)) != null) {
            bytesOnTheirWay.addAndGet(-bytes);
        }
        ScheduledExecutorService running = writer;
        if (running != null && writingIsDue.compareAndSet(false, true)) {
            running.schedule(this::write, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static int bytes(GivenAnswer answer) {
        return answer.body() == null ? 0 : answer.body().length;
    }

    private DatedAnswer dated(GivenAnswer answer) {
        Instant now = clock.instant();
        return new DatedAnswer(answer, now, now.plus(answer.fault() ? settings.faultsKept() : settings.kept()));
    }

    private synchronized void write() {
        writingIsDue.set(false);
        // In one order on all nodes, so that no two wait for each other.
        List<DatedAnswer> all = onTheirWay.values().stream()
                .sorted(Comparator.comparing(dated -> dated.answer().name()))
                .toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<DatedAnswer> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            try {
                table.insertAll(some);
            } catch (RuntimeException lost) {
                log.warn("{} answers are not kept and would be found anew: {}", some.size(), lost.getMessage());
            }
            some.forEach(written -> {
                onTheirWay.remove(written.answer().name(), written);
                bytesOnTheirWay.addAndGet(-bytes(written.answer()));
            });
        }
    }

    @Override
    public void start() {
        writer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "answer-keeping"));
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = writer;
        writer = null;
        if (running != null) {
            running.shutdown();
            write();
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    /** Outlives whatever takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }
}
