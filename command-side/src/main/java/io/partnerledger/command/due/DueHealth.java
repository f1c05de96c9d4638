package io.partnerledger.command.due;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells of due work that is refused or fails; the rest goes on, so the ledger is up. */
final class DueHealth implements HealthIndicator {

    private final DueRows rows;

    DueHealth(DueRows rows) {
        this.rows = rows;
    }

    @Override
    public Health health() {
        Map<String, Long> failing = rows.failing();
        return failing.isEmpty()
                ? Health.up().build()
                : Health.up().withDetail("failing", failing).build();
    }
}
