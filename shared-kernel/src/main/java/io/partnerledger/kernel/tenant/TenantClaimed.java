package io.partnerledger.kernel.tenant;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The tenant is registered, as a distributor or as a reseller, and can't be again. */
@EventName("partner-ledger.tenant-claimed")
@Revision("1")
public record TenantClaimed(String tenantId, String role, Instant claimedAt) implements LedgerEvent {

    public TenantClaim after(@Nullable TenantClaim before) {
        return new TenantClaim(TenantId.of(tenantId), TenantRole.of(role));
    }
}
