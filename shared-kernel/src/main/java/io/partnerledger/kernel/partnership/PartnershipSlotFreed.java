package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The pair has no active partnership any more. */
@EventName("partner-ledger.partnership-slot-freed")
@Revision("1")
public record PartnershipSlotFreed(String distributorId, String resellerTenantId, String partnershipId, Instant freedAt)
        implements PartnershipSlotEvent {

    @Override
    public PartnershipSlot after(@Nullable PartnershipSlot before) {
        return new PartnershipSlot(
                new PartnershipSlotId(DistributorId.of(distributorId), ResellerTenantId.of(resellerTenantId)), null);
    }
}
