package io.partnerledger.command.gdap;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The customer's approval, as the distributor has it.
 *
 * @param approvedBy the person who approved for the customer
 * @param reference where the approval can be found
 */
record StatedApproval(
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String reference) implements Checked {

    @Override
    public void check(Violations violations) {
        violations
                .required("approvedBy", approvedBy)
                .atMost("approvedBy", approvedBy, 200)
                .required("approvedAt", approvedAt)
                .required("reference", reference)
                .atMost("reference", reference, 500);
    }
}
