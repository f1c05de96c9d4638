package io.partnerledger.kernel.tenant;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether, and as what, a tenant is registered. */
public record TenantClaim(TenantId tenant, TenantRole role) {

    public static TenantClaimed claim(@Nullable TenantClaim before, TenantId tenant, TenantRole role, Instant now) {
        Refused.unless(before == null, RefusalCode.TENANT_ALREADY_REGISTERED);
        return new TenantClaimed(tenant.value().toString(), role.code(), now);
    }
}
