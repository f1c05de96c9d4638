package io.partnerledger.command.resellertenant;

import io.partnerledger.command.programme.ProgrammeFact;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.resellertenant.ChangeCspAuthorization;
import io.partnerledger.kernel.resellertenant.CspAuthorization;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the programme says of a tenant's right to sell as a reseller. */
record StatedAuthorization(
        @Nullable CspAuthorization status,
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

    ChangeCspAuthorization command(ResellerTenantId tenant, String requestKey) {
        return new ChangeCspAuthorization(tenant, status, reason, origin(), requestKey);
    }
}
