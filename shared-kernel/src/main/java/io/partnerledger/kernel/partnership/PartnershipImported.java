package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The distributor has told of a partnership that was established before the ledger; nobody asked for it or accepted it
 * here. {@code since} is what the distributor says.
 */
@EventName("partner-ledger.partnership-imported")
@Revision("1")
public record PartnershipImported(
        String partnershipId,
        String distributorId,
        String resellerTenantId,
        Instant since,
        Instant importedAt,
        String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return Partnership.imported(
                PartnershipId.of(partnershipId),
                DistributorId.of(distributorId),
                ResellerTenantId.of(resellerTenantId),
                requestKey);
    }
}
