package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as a client sends it back to change it: the whole of it, or a few members. Absent and null mean
 * unchanged; what can't be changed is not even read.
 *
 * @param partnerId the PLA ID of the partner of record
 */
public record SubscriptionPatch(
        @Nullable String friendlyName,
        @Nullable Integer quantity,
        @Nullable SubscriptionStatus status,
        @Nullable Boolean autoRenewEnabled,
        @Nullable BillingCycle billingCycle,
        @Nullable String termDuration,
        @Nullable String partnerId,
        @Nullable Attributes attributes)
        implements PartnerCenterMessage, Checked {

    /** Blank, as some clients write what they don't have, is unchanged too. */
    public SubscriptionPatch {
        friendlyName = Blank.asAbsent(friendlyName);
        termDuration = Blank.asAbsent(termDuration);
        partnerId = Blank.asAbsent(partnerId);
    }

    @Override
    public void check(Violations violations) {
        violations
                .atMost("friendlyName", friendlyName, 200)
                .plaId("partnerId", partnerId)
                .matching("termDuration", termDuration, NewOrder.Line.TERM, "violation.term");
    }
}
