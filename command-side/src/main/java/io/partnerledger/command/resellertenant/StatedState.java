package io.partnerledger.command.resellertenant;

import io.partnerledger.command.programme.ProgrammeFact;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.resellertenant.ReactivateTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.resellertenant.SuspendTenant;
import io.partnerledger.kernel.resellertenant.TenantState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the programme says of a tenant: suspended, or active. */
record StatedState(
        @Nullable TenantState status,
        @Nullable String reason,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence)
        implements ProgrammeFact {

    @Override
    public void check(Violations violations) {
        violations.required("status", status).atMost("reason", reason, 1000);
        checkOrigin(violations);
    }

    Object command(ResellerTenantId tenant, String requestKey) {
        return status == TenantState.SUSPENDED
                ? new SuspendTenant(tenant, reason, origin(), requestKey)
                : new ReactivateTenant(tenant, reason, origin(), requestKey);
    }
}
