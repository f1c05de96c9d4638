package io.partnerledger.kernel.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The reseller agreed; from here on it is in the distributor's list (S32). */
@EventName("partner-ledger.partnership-accepted")
@Revision("1")
public record PartnershipAccepted(
        String partnershipId, String distributorId, String resellerTenantId, Instant acceptedAt, String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return requireNonNull(before).active(ResellerTenantId.of(resellerTenantId), requestKey);
    }
}
