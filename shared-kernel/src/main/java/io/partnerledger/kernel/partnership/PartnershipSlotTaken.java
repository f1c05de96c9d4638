package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** This partnership is the active one of the pair. */
@EventName("partner-ledger.partnership-slot-taken")
@Revision("1")
public record PartnershipSlotTaken(String distributorId, String resellerTenantId, String partnershipId, Instant takenAt)
        implements PartnershipSlotEvent {

    @Override
    public PartnershipSlot after(@Nullable PartnershipSlot before) {
        return new PartnershipSlot(
                new PartnershipSlotId(DistributorId.of(distributorId), ResellerTenantId.of(resellerTenantId)),
                PartnershipId.of(partnershipId));
    }
}
