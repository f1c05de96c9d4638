package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.json.Letters;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.subscription.Seats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to lie in a cart.
 *
 * @param partnerOnRecordAttestationAccepted whether the caller attests to the partners of record; older clients don't say
 */
public record NewCart(
        @Nullable List<@Nullable Line> lineItems, @Nullable Boolean partnerOnRecordAttestationAccepted)
        implements PartnerCenterMessage, Checked {

    @Override
    public void check(Violations violations) {
        violations
                .that(lineItems != null && !lineItems.isEmpty(), "lineItems", "violation.required")
                .that(
                        lineItems == null || lineItems.size() <= NewOrder.MOST_LINES,
                        "lineItems",
                        Text.of("violation.too-many", Map.of("max", Integer.toString(NewOrder.MOST_LINES))))
                .within("lineItems", lineItems);
    }

    /**
     * One thing in it. Its id, its group and its error are the ledger's to say, and not read.
     *
     * @param exactBillingCycle where the billing cycle is one that all clients know but not what it really is
     * @param participants the partner of record and further resellers, each with the role it has
     * @param addonItems what would be bought on top of it
     */
    public record Line(
            @Nullable String catalogItemId,
            @Nullable String friendlyName,
            @Nullable Integer quantity,
            @Nullable BillingCycle billingCycle,
            @Nullable BillingCycle exactBillingCycle,
            @Nullable String termDuration,
            @Nullable List<@Nullable Participant> participants,
            @Nullable List<@Nullable Object> addonItems)
            implements Checked {

        /** Blank is how some clients write what they don't have. */
        public Line {
            friendlyName = Blank.asAbsent(friendlyName);
            termDuration = Blank.asAbsent(termDuration);
        }

        /** How often it is really billed. */
        public @Nullable BillingCycle exactCycle() {
            return exactBillingCycle == null ? billingCycle : exactBillingCycle;
        }

        /** The PLA ID of the partner of record. */
        public Optional<String> partnerOfRecord() {
            return valuesOf(Participant.PARTNER_OF_RECORD).stream().findFirst();
        }

        /** The PLA IDs of further resellers. */
        public List<String> additionalPartners() {
            return valuesOf(Participant.ADDITIONAL_PARTNER);
        }

        private List<String> valuesOf(String key) {
            return participants == null
                    ? List.of()
                    : participants.stream()
                            .filter(each -> each != null && each.is(key))
                            .map(Participant::value)
                            .filter(value -> value != null && !value.isBlank())
                            .toList();
        }

        @Override
        public void check(Violations violations) {
            List<String> additional = additionalPartners();
            violations
                    .required("catalogItemId", catalogItemId)
                    .that(
                            catalogItemId == null || NewOrder.Line.isOffer(catalogItemId),
                            "catalogItemId",
                            "violation.offer")
                    .required("quantity", quantity)
                    .between("quantity", quantity, 1, Seats.MOST)
                    .matching("termDuration", termDuration, NewOrder.Line.TERM, "violation.term")
                    .atMost("friendlyName", friendlyName, 200)
                    .that(
                            valuesOf(Participant.PARTNER_OF_RECORD).stream()
                                            .distinct()
                                            .count()
                                    <= 1,
                            "participants",
                            "violation.one-partner-of-record")
                    .that(additional.size() <= 5, "participants", "violation.five-partners")
                    .that(
                            additional.stream().distinct().count() == additional.size()
                                    && partnerOfRecord()
                                            .filter(additional::contains)
                                            .isEmpty(),
                            "participants",
                            "violation.partners-once")
                    .that(addonItems == null || addonItems.isEmpty(), "addonItems", "violation.addons-by-order");
            for (int i = 0; participants != null && i < participants.size(); i++) {
                Participant participant = participants.get(i);
                if (participant != null && participant.isKnown()) {
                    violations.plaId("participants[" + i + "].value", Blank.asAbsent(participant.value()));
                }
            }
        }
    }

    /** Somebody who has a part in the purchase. */
    public record Participant(
            @Nullable String key, @Nullable String value) {

        static final String PARTNER_OF_RECORD = "transaction_reseller";
        static final String ADDITIONAL_PARTNER = "additional_transaction_reseller";

        private boolean isKnown() {
            return is(PARTNER_OF_RECORD) || is(ADDITIONAL_PARTNER);
        }

        private boolean is(String role) {
            return key != null && Letters.same(key.strip(), role.strip());
        }
    }
}
