package io.partnerledger.kernel.pla;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The PLA ID belongs to this tenant, and never to another. */
@EventName("partner-ledger.pla-id-claimed")
@Revision("1")
public record PlaIdClaimed(String plaId, String tenantId, Instant claimedAt) implements LedgerEvent {

    public PlaClaim after(@Nullable PlaClaim before) {
        return new PlaClaim(PlaId.of(plaId), TenantId.of(tenantId));
    }
}
