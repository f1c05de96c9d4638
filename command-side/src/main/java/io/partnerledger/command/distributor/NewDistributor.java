package io.partnerledger.command.distributor;

import io.partnerledger.command.programme.ProgrammeFact;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A distributor to be registered. */
record NewDistributor(
        @Nullable String tenantId,
        @Nullable String name,
        @Nullable String country,
        @Nullable String plaId,
        @Nullable Boolean agreementSigned,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence)
        implements ProgrammeFact {

    @Override
    public void check(Violations violations) {
        violations
                .required("tenantId", tenantId)
                .guid("tenantId", tenantId)
                .required("name", name)
                .atMost("name", name, 200)
                .required("country", country)
                .country("country", country)
                .plaId("plaId", plaId)
                .required("agreementSigned", agreementSigned);
        checkOrigin(violations);
    }

    RegisterDistributor command(String requestKey) {
        return new RegisterDistributor(
                DistributorId.of(tenantId),
                name,
                Country.of(country),
                plaId == null ? null : PlaId.of(plaId),
                agreementSigned,
                origin(),
                requestKey);
    }
}
