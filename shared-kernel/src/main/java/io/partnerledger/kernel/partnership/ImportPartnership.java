package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor tells of a partnership it already has.
 *
 * @param since when it was established; absent where the distributor doesn't say
 */
public record ImportPartnership(
        @TargetAggregateIdentifier PartnershipId id,
        DistributorId distributor,
        ResellerTenantId reseller,
        @Nullable Instant since,
        String requestKey) {

    /** Where the pair's one active partnership is kept. */
    public PartnershipSlotId slot() {
        return new PartnershipSlotId(distributor, reseller);
    }
}
