package io.partnerledger.events.rebuilding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast the reading gets on: noted every second, and told in the log every ten. */
final class Pace {

    private static final Logger log = LoggerFactory.getLogger(Pace.class);
    private static final Duration NOTED = Duration.ofSeconds(1);
    private static final Duration TOLD = Duration.ofSeconds(10);

    /** A rest longer than that doesn't count as reading. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final LongSupplier nanos;
    private long last;
    private long noted;
    private long told;
    private long since;
    private long events;

    Pace(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanos the machine's own time, which no test moves otherwise */
    Pace(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        beginAt(nanos.getAsLong());
    }

    private void beginAt(long now) {
        last = now;
        noted = now;
        told = now;
        since = now;
        events = 0;
    }

    /** @param noting takes the rate, every second */
    void went(int read, List<Fill> fills, long position, long limit, LongConsumer noting) {
        long now = nanos.getAsLong();
        if (now - last > PAUSE.toNanos()) {
            beginAt(now);
            return;
        }
        last = now;
        events += read;
        if (now - noted < NOTED.toNanos()) {
            return;
        }
        long rate = Math.max(1, (long) (events / ((now - since) / 1e9)));
        noting.accept(rate);
        noted = now;
        if (now - told >= TOLD.toNanos()) {
            log.info(
                    "Filling {}: {} of {} events, {} a second, done about {}",
                    fills.stream().map(fill -> fill.shape().follower()).collect(Collectors.joining(", ")),
                    position,
                    limit,
                    rate,
                    expectedEnd(clock.instant(), limit - position, rate));
            told = now;
            since = now;
            events = 0;
        }
    }

    static Instant expectedEnd(Instant now, long left, long rate) {
        return now.plusSeconds(Math.max(0, left) / rate).truncatedTo(ChronoUnit.SECONDS);
    }
}
