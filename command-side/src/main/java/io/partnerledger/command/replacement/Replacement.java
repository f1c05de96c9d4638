package io.partnerledger.command.replacement;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * A line: another partner of record for one subscription.
 *
 * @param fromPlaId where it is given, only while the subscription has this one
 */
record Replacement(
        @Nullable String subscriptionId,
        @Nullable String toPlaId,
        @Nullable String fromPlaId) implements Checked {

    @Override
    public void check(Violations violations) {
        violations
                .required("subscriptionId", subscriptionId)
                .guid("subscriptionId", subscriptionId)
                .required("toPlaId", toPlaId)
                .plaId("toPlaId", toPlaId)
                .plaId("fromPlaId", fromPlaId)
                .that(toPlaId == null || !toPlaId.equals(fromPlaId), "toPlaId", "violation.another-pla-id");
    }

    SubscriptionId subscription() {
        return new SubscriptionId(Guid.parse(subscriptionId));
    }

    PlaId to() {
        return PlaId.of(toPlaId);
    }

    /** Whether it leaves alone a subscription with this partner of record. */
    boolean leaves(@Nullable PlaId partner) {
        return fromPlaId != null && (partner == null || !partner.value().equals(fromPlaId));
    }
}
