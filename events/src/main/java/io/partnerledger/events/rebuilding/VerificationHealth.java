package io.partnerledger.events.rebuilding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells when what is served of a projection isn't what its history gives.
 *
 * <p>It is as wrong on every node, so it is no part of readiness.
 */
public final class VerificationHealth extends AbstractHealthIndicator {

    private final List<Rebuilding> rebuildings;

    public VerificationHealth(List<Rebuilding> rebuildings) {
        this.rebuildings = rebuildings;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Long> differences = new LinkedHashMap<>();
        rebuildings.forEach(rebuilding -> rebuilding
                .names()
                .forEach(name -> rebuilding.differences(name).ifPresent(found -> {
                    if (found > 0) {
                        differences.put(name, found);
                    }
                })));
        if (differences.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("differences", differences);
        }
    }
}
