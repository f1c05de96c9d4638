package io.partnerledger.command.due;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells of due work that is refused or fails; the rest goes on, so the ledger is up as long as the agenda can be read. */
final class DueHealth extends AbstractHealthIndicator {

    private final DueRows rows;

    DueHealth(DueRows rows) {
        this.rows = rows;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Long> failing = rows.failing();
        health.up();
        if (!failing.isEmpty()) {
            health.withDetail("failing", failing);
        }
    }
}
