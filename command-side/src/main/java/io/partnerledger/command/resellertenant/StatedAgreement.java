package io.partnerledger.command.resellertenant;

import io.partnerledger.command.programme.ProgrammeFact;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.resellertenant.RecordAgreement;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the reseller has accepted the Microsoft Partner Agreement (S25). */
record StatedAgreement(
        @Nullable Boolean signed,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence) implements ProgrammeFact {

    @Override
    public void check(Violations violations) {
        violations.required("signed", signed);
        checkOrigin(violations);
    }

    RecordAgreement command(ResellerTenantId tenant, String requestKey) {
        return new RecordAgreement(tenant, signed, origin(), requestKey);
    }
}
