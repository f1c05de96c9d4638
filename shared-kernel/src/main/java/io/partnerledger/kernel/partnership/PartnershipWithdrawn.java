package io.partnerledger.kernel.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The distributor took its request back. */
@EventName("partner-ledger.partnership-withdrawn")
@Revision("1")
public record PartnershipWithdrawn(String partnershipId, String distributorId, Instant withdrawnAt, String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return requireNonNull(before).ended(PartnershipStatus.WITHDRAWN, requestKey);
    }
}
