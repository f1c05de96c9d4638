package io.partnerledger.command.resellertenant;

import io.partnerledger.command.programme.ProgrammeFact;
import io.partnerledger.edge.violation.Violations;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A reseller's tenant to be registered. */
record NewResellerTenant(
        @Nullable String tenantId,
        @Nullable String name,
        @Nullable String country,
        @Nullable String plaId,
        @Nullable String email,
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
                .required("plaId", plaId)
                .plaId("plaId", plaId)
                .email("email", email);
        checkOrigin(violations);
    }

    /** @param seal seals a text under its subject's key */
    RegisterResellerTenant command(BiFunction<String, String, SealedText> seal, String requestKey) {
        ResellerTenantId tenant = ResellerTenantId.of(tenantId);
        return new RegisterResellerTenant(
                tenant,
                name,
                Country.of(country),
                PlaId.of(plaId),
                email == null ? null : seal.apply(tenant.stream(), email),
                origin(),
                requestKey);
    }
}
