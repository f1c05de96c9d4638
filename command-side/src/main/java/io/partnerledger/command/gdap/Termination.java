package io.partnerledger.command.gdap;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import org.jspecify.annotations.Nullable;

/** Why delegated administration is to end. */
record Termination(@Nullable String reason) implements Checked {

    @Override
    public void check(Violations violations) {
        violations.required("reason", reason).atMost("reason", reason, 1000);
    }
}
