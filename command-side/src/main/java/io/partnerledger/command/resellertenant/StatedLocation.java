package io.partnerledger.command.resellertenant;

import io.partnerledger.command.programme.ProgrammeFact;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.RecordLocation;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which location a tenant has, and in what standing. */
record StatedLocation(
        @Nullable String plaId,
        @Nullable String country,
        @Nullable LocationStatus status,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence)
        implements ProgrammeFact {

    @Override
    public void check(Violations violations) {
        violations
                .required("plaId", plaId)
                .plaId("plaId", plaId)
                .required("country", country)
                .country("country", country)
                .required("status", status);
        checkOrigin(violations);
    }

    RecordLocation command(ResellerTenantId tenant, String requestKey) {
        return new RecordLocation(tenant, PlaId.of(plaId), Country.of(country), status, origin(), requestKey);
    }
}
