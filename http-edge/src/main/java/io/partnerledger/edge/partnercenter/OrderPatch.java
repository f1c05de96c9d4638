package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as a client sends it back to bill it otherwise or to add to it: the whole of it, or a few members. Absent and
 * null mean unchanged; what can't be changed is not even read.
 *
 * @param partnerOnRecordAttestationAccepted whether the caller attests to the partners of record; older clients don't say
 */
public record OrderPatch(
        @Nullable String referenceCustomerId,
        @Nullable BillingCycle billingCycle,
        @Nullable List<@Nullable Line> lineItems,
        @Nullable Boolean partnerOnRecordAttestationAccepted,
        @Nullable Attributes attributes)
        implements PartnerCenterMessage, Checked {

    @Override
    public void check(Violations violations) {
        violations
                .that(
                        lineItems == null || lineItems.size() <= NewOrder.MOST_LINES,
                        "lineItems",
                        Text.of("violation.too-many", Map.of("max", Integer.toString(NewOrder.MOST_LINES))))
                .within("lineItems", lineItems);
    }

    /**
     * One line of it.
     *
     * @param subscriptionId of a line that is there
     * @param parentSubscriptionId of an add-on, what it is bought on top of
     */
    public record Line(
            @Nullable Integer lineItemNumber,
            @Nullable String offerId,
            @Nullable String subscriptionId,
            @Nullable String parentSubscriptionId,
            @Nullable String friendlyName,
            @Nullable Integer quantity,
            @Nullable String termDuration,
            @Nullable String partnerIdOnRecord,
            @Nullable List<@Nullable String> additionalPartnerIdsOnRecord)
            implements Checked {

        /** Blank is how some clients write what they don't have. */
        public Line {
            offerId = Blank.asAbsent(offerId);
            subscriptionId = Blank.asAbsent(subscriptionId);
            parentSubscriptionId = Blank.asAbsent(parentSubscriptionId);
            friendlyName = Blank.asAbsent(friendlyName);
            termDuration = Blank.asAbsent(termDuration);
            partnerIdOnRecord = Blank.asAbsent(partnerIdOnRecord);
        }

        /** Whether it is an add-on to be bought. */
        public boolean isToBeAdded() {
            return subscriptionId == null && parentSubscriptionId != null;
        }

        /** As a line of a new order. */
        public NewOrder.Line asNew() {
            return new NewOrder.Line(
                    lineItemNumber,
                    offerId,
                    friendlyName,
                    quantity,
                    termDuration,
                    partnerIdOnRecord,
                    additionalPartnerIdsOnRecord);
        }

        @Override
        public void check(Violations violations) {
            violations.guid("subscriptionId", subscriptionId).guid("parentSubscriptionId", parentSubscriptionId);
            if (isToBeAdded()) {
                asNew().check(violations);
            } else {
                violations
                        .matching("termDuration", termDuration, NewOrder.Line.TERM, "violation.term")
                        .plaId("partnerIdOnRecord", partnerIdOnRecord);
            }
        }
    }
}
