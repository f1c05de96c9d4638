package io.partnerledger.kernel.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Nobody answered the request in time. */
@EventName("partner-ledger.partnership-expired")
@Revision("1")
public record PartnershipExpired(String partnershipId, String distributorId, Instant expiresAt, Instant expiredAt)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return requireNonNull(before).expired();
    }
}
