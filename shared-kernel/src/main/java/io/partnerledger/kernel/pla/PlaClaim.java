package io.partnerledger.kernel.pla;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose PLA ID it is.
 *
 * <p>A claim never ends: a tenant that takes another PLA ID retires the former, which may return to that tenant only.
 * Otherwise subscriptions that still name it would come to speak of somebody else.
 */
public record PlaClaim(PlaId plaId, TenantId tenant) {

    /** Nothing where the tenant holds the claim already. */
    public static Optional<PlaIdClaimed> claim(@Nullable PlaClaim before, PlaId plaId, TenantId tenant, Instant now) {
        if (before == null) {
            return Optional.of(new PlaIdClaimed(plaId.value(), tenant.value().toString(), now));
        }
        Refused.unless(before.tenant.equals(tenant), RefusalCode.PLA_ID_ALREADY_CLAIMED);
        return Optional.empty();
    }
}
