package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A reseller's tenant is known: active, not authorised, agreement unsigned, location pending. */
@EventName("partner-ledger.reseller-tenant-registered")
@Revision("1")
public record ResellerTenantRegistered(
        String resellerTenantId,
        String name,
        String country,
        String plaId,
        @Nullable SealedText email,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence,
        Instant registeredAt,
        String requestKey)
        implements ResellerTenantEvent {

    @Override
    public ResellerTenant after(@Nullable ResellerTenant before) {
        return ResellerTenant.asRegistered(
                ResellerTenantId.of(resellerTenantId), name, PlaId.of(plaId), Country.of(country), requestKey);
    }
}
