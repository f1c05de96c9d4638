package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The distributor asked a reseller to become its partner. */
@EventName("partner-ledger.partnership-requested")
@Revision("1")
public record PartnershipRequested(
        String partnershipId,
        String distributorId,
        SealedText resellerEmail,
        @Nullable String resellerName,
        String locale,
        @Nullable SealedText note,
        String invitationCodeHash,
        Instant requestedAt,
        Instant expiresAt,
        String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return Partnership.requested(
                PartnershipId.of(partnershipId), DistributorId.of(distributorId), expiresAt, requestKey);
    }
}
