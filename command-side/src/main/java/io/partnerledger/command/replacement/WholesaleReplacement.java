package io.partnerledger.command.replacement;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One partner of record for another, wherever it is.
 *
 * @param customerIds with whom; absent for all customers
 */
record WholesaleReplacement(
        @Nullable String fromPlaId,
        @Nullable String toPlaId,
        @Nullable List<@Nullable String> customerIds) implements Checked {

    /** More are better sent line by line. */
    private static final int MOST_CUSTOMERS = 1_000;

    @Override
    public void check(Violations violations) {
        violations
                .required("fromPlaId", fromPlaId)
                .plaId("fromPlaId", fromPlaId)
                .required("toPlaId", toPlaId)
                .plaId("toPlaId", toPlaId)
                .that(toPlaId == null || !toPlaId.equals(fromPlaId), "toPlaId", "violation.another-pla-id");
        if (customerIds != null) {
            violations
                    .that(!customerIds.isEmpty(), "customerIds", "violation.required")
                    .that(
                            customerIds.size() <= MOST_CUSTOMERS,
                            "customerIds",
                            Text.of("violation.too-many", Map.of("max", Integer.toString(MOST_CUSTOMERS))));
            for (int i = 0; i < Math.min(customerIds.size(), MOST_CUSTOMERS); i++) {
                String field = "customerIds[" + i + "]";
                violations.required(field, customerIds.get(i)).guid(field, customerIds.get(i));
            }
        }
    }
}
