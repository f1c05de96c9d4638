package io.partnerledger.kernel.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The distributor ended the partnership; customers, subscriptions and delegated privileges stay as they are (S76, S77). */
@EventName("partner-ledger.partnership-removed")
@Revision("1")
public record PartnershipRemoved(
        String partnershipId,
        String distributorId,
        String resellerTenantId,
        String reason,
        RemovalAttestation attestation,
        Instant removedAt,
        String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return requireNonNull(before).ended(PartnershipStatus.REMOVED, requestKey);
    }
}
