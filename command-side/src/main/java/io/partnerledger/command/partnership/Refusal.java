package io.partnerledger.command.partnership;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import org.jspecify.annotations.Nullable;

/** A reseller's no. */
record Refusal(@Nullable String reason) implements Checked {

    @Override
    public void check(Violations violations) {
        violations.atMost("reason", reason, 1000);
    }
}
