package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A reseller came by the distributor's reusable link; accepted in the same append. */
@EventName("partner-ledger.partnership-link-followed")
@Revision("1")
public record PartnershipLinkFollowed(
        String partnershipId,
        String distributorId,
        int linkNumber,
        String resellerTenantId,
        Instant followedAt,
        String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return Partnership.requested(
                PartnershipId.of(partnershipId), DistributorId.of(distributorId), null, requestKey);
    }
}
