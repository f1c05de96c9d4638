package io.partnerledger.events.following;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells of dead letters, of which there should be none: as a metric, and in health. */
public final class DeadLetterFigures extends AbstractHealthIndicator implements MeterBinder {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final List<Following> followings;
    private @Nullable Map<String, Long> asked;
    private long askedAt;

    public DeadLetterFigures(List<Following> followings) {
        this.followings = followings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Long> parked = new TreeMap<>(parked());
        parked.values().removeIf(none -> none == 0);
        (parked.isEmpty() ? health.up() : health.down()).withDetail("parked", parked);
    }

    private Map<String, Long> parked() {
        Map<String, Long> parked = new HashMap<>();
        followings.forEach(following -> parked.putAll(following.deadLetters()));
        return parked;
    }

    /** Once for all projections that are asked for at the same moment. */
    private synchronized Map<String, Long> parkedAMomentAgo() {
        if (asked == null || System.nanoTime() - askedAt > A_MOMENT.toNanos()) {
            asked = parked();
            askedAt = System.nanoTime();
        }
        return asked;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String projection : parkedAMomentAgo().keySet()) {
            Gauge.builder(
                            "ledger.dead-letters",
                            this,
                            figures -> figures.parkedAMomentAgo().get(projection))
                    .tag("projection", projection)
                    .description("Events that are left out of the projection's rows until they can be folded")
                    .register(meters);
        }
    }
}
