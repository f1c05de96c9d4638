package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to be placed.
 *
 * @param partnerOnRecordAttestationAccepted whether the caller attests to the partners of record; older clients don't say
 */
public record NewOrder(
        @Nullable String referenceCustomerId,
        @Nullable BillingCycle billingCycle,
        @Nullable List<@Nullable Line> lineItems,
        @Nullable Boolean partnerOnRecordAttestationAccepted)
        implements PartnerCenterMessage, Checked {

    @Override
    public void check(Violations violations) {
        violations
                .that(lineItems != null && !lineItems.isEmpty(), "lineItems", "violation.required")
                .within("lineItems", lineItems);
    }

    /**
     * One line of it.
     *
     * @param partnerIdOnRecord the PLA ID of the partner of record
     * @param additionalPartnerIdsOnRecord further resellers, at most five
     */
    public record Line(
            @Nullable Integer lineItemNumber,
            @Nullable String offerId,
            @Nullable String friendlyName,
            @Nullable Integer quantity,
            @Nullable String termDuration,
            @Nullable String partnerIdOnRecord,
            @Nullable List<@Nullable String> additionalPartnerIdsOnRecord)
            implements Checked {

        @Override
        public void check(Violations violations) {
            violations
                    .required("offerId", offerId)
                    .atMost("offerId", offerId, 200)
                    .required("quantity", quantity)
                    .between("quantity", quantity, 1, Integer.MAX_VALUE)
                    .between("lineItemNumber", lineItemNumber, 0, Integer.MAX_VALUE)
                    .atMost("friendlyName", friendlyName, 200)
                    .that(
                            additionalPartnerIdsOnRecord == null || additionalPartnerIdsOnRecord.size() <= 5,
                            "additionalPartnerIdsOnRecord",
                            "violation.five-partners");
        }
    }
}
