package io.partnerledger.command.customer;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.customer.ResellerPermission;
import org.jspecify.annotations.Nullable;

/** What the distributor wants the associated reseller to be allowed. */
record StatedPermission(@Nullable ResellerPermission value) implements Checked {

    @Override
    public void check(Violations violations) {
        violations.required("value", value);
    }
}
