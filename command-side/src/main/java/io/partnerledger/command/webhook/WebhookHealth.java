package io.partnerledger.command.webhook;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells how many receivers are failing, and never which: that is theirs to know. The ledger is up all the same. */
final class WebhookHealth extends AbstractHealthIndicator {

    private final Outbox outbox;

    WebhookHealth(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long failing = outbox.failing();
        health.up();
        if (failing > 0) {
            health.withDetail("failing", failing).withDetail("waiting", outbox.waiting());
        }
    }
}
