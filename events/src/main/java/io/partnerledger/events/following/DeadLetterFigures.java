package io.partnerledger.events.following;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells of dead letters, of which there should be none: as a metric, and in health. */
public final class DeadLetterFigures extends AbstractHealthIndicator implements MeterBinder {

    private final List<Following> followings;

    public DeadLetterFigures(List<Following> followings) {
        this.followings = followings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Long> parked = followings.stream()
                .flatMap(following -> following.deadLetters().entrySet().stream())
                .filter(projection -> projection.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum));
        (parked.isEmpty() ? health.up() : health.down()).withDetail("parked", parked);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Following following : followings) {
            for (String projection : following.deadLetters().keySet()) {
                Gauge.builder(
                                "ledger.dead-letters",
                                following,
                                asked -> asked.deadLetters().get(projection))
                        .tag("projection", projection)
                        .description("Events that are left out of the projection's rows until they can be folded")
                        .register(meters);
            }
        }
    }
}
