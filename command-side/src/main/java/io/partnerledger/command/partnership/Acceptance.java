package io.partnerledger.command.partnership;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import org.jspecify.annotations.Nullable;

/** A reseller's yes, given explicitly. */
record Acceptance(@Nullable Boolean confirmed) implements Checked {

    @Override
    public void check(Violations violations) {
        violations.affirmed("confirmed", confirmed);
    }
}
