package io.partnerledger.command.book;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of a distributor's book: one thing as Partner Center answers it, under the member its type names.
 *
 * @param customerId whose the subscription is, where its links don't tell
 */
record BookLine(
        @Nullable Told type,
        @Nullable JsonNode partnership,
        @Nullable JsonNode customer,
        @Nullable String customerId,
        @Nullable JsonNode subscription)
        implements Checked {

    @Override
    public void check(Violations violations) {
        violations.required("type", type).guid("customerId", customerId);
        if (type != null) {
            checkMember("partnership", partnership, type == Told.PARTNERSHIP, violations);
            checkMember("customer", customer, type == Told.CUSTOMER, violations);
            checkMember("subscription", subscription, type == Told.SUBSCRIPTION, violations);
            violations.that(
                    customerId == null || type == Told.SUBSCRIPTION, "customerId", "violation.not-of-this-type");
        }
    }

    private static void checkMember(String field, @Nullable JsonNode value, boolean named, Violations violations) {
        boolean absent = value == null || value.isNull();
        violations
                .that(!named || !absent, field, "violation.required")
                .that(!named || absent || value.isObject(), field, "violation.wrong-type")
                .that(named || absent, field, "violation.not-of-this-type");
    }
}
