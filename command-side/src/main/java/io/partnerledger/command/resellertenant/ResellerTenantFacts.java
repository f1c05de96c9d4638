package io.partnerledger.command.resellertenant;

import io.partnerledger.kernel.resellertenant.CspAuthorization;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.TenantState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the programme has said of a reseller's tenant, as it is answered.
 *
 * @param cspAuthorization absent while nothing was said of it
 */
record ResellerTenantFacts(
        UUID tenantId,
        String name,
        TenantState state,
        @Nullable CspAuthorization cspAuthorization,
        boolean agreementSigned,
        Location location) {

    /** The location and its standing. */
    record Location(String plaId, String country, LocationStatus status) {}

    static ResellerTenantFacts of(ResellerTenant tenant) {
        return new ResellerTenantFacts(
                tenant.id().value(),
                tenant.name(),
                tenant.state(),
                tenant.authorization(),
                tenant.agreementSigned(),
                new Location(
                        tenant.location().plaId().value(),
                        tenant.location().country().code(),
                        tenant.location().status()));
    }
}
