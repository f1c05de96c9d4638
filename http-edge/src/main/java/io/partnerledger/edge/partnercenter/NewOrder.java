package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.subscription.Seats;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** More is no order, but an import. */
    static final int MOST_LINES = 200;

    @Override
    public void check(Violations violations) {
        violations
                .that(lineItems != null && !lineItems.isEmpty(), "lineItems", "violation.required")
                .that(
                        lineItems == null || lineItems.size() <= MOST_LINES,
                        "lineItems",
                        Text.of("violation.too-many", Map.of("max", Integer.toString(MOST_LINES))))
                .within("lineItems", lineItems);
        checkLineNumbers(violations);
    }

    private void checkLineNumbers(Violations violations) {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; lineItems != null && i < lineItems.size(); i++) {
            violations.that(
                    lineItems.get(i) == null || numbers.add(lineItems.get(i).number(i)),
                    "lineItems[" + i + "].lineItemNumber",
                    "violation.line-numbers");
        }
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

        private static final Pattern OFFER = Pattern.compile("\\p{Alnum}{1,64}:\\p{Alnum}{1,64}:\\p{Alnum}{1,64}");
        static final Pattern TERM = Pattern.compile("P(?:[1-5]Y|(?:[1-9]|[1-5][0-9]|60)M)");

        /** Blank is how some clients write what they don't have. */
        public Line {
            friendlyName = Blank.asAbsent(friendlyName);
            termDuration = Blank.asAbsent(termDuration);
            partnerIdOnRecord = Blank.asAbsent(partnerIdOnRecord);
        }

        static boolean isOffer(String offerId) {
            return OFFER.matcher(offerId).matches() || Guid.isWellFormed(offerId);
        }

        /** Its number, or its place where it has none. */
        public int number(int place) {
            return lineItemNumber == null ? place : lineItemNumber;
        }

        private boolean namesEachPartnerOnce() {
            return additionalPartnerIdsOnRecord == null
                    || !additionalPartnerIdsOnRecord.contains(partnerIdOnRecord)
                            && new HashSet<>(additionalPartnerIdsOnRecord).size()
                                    == additionalPartnerIdsOnRecord.size();
        }

        @Override
        public void check(Violations violations) {
            violations
                    .required("offerId", offerId)
                    .that(offerId == null || isOffer(offerId), "offerId", "violation.offer")
                    .required("quantity", quantity)
                    .between("quantity", quantity, 1, Seats.MOST)
                    .matching("termDuration", termDuration, TERM, "violation.term")
                    .plaId("partnerIdOnRecord", partnerIdOnRecord)
                    .between("lineItemNumber", lineItemNumber, 0, Integer.MAX_VALUE)
                    .atMost("friendlyName", friendlyName, 200)
                    .that(
                            additionalPartnerIdsOnRecord == null || additionalPartnerIdsOnRecord.size() <= 5,
                            "additionalPartnerIdsOnRecord",
                            "violation.five-partners")
                    .that(namesEachPartnerOnce(), "additionalPartnerIdsOnRecord", "violation.partners-once");
            for (int i = 0; additionalPartnerIdsOnRecord != null && i < additionalPartnerIdsOnRecord.size(); i++) {
                String field = "additionalPartnerIdsOnRecord[" + i + "]";
                violations
                        .required(field, additionalPartnerIdsOnRecord.get(i))
                        .plaId(field, additionalPartnerIdsOnRecord.get(i));
            }
        }
    }
}
