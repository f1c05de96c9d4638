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

    @Override
    public void check(Violations violations) {
        violations.atMost("friendlyName", friendlyName, 200).between("quantity", quantity, 1, Integer.MAX_VALUE);
    }
}
