package io.partnerledger.kernel.partnership;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The reseller declined. */
@EventName("partner-ledger.partnership-refused")
@Revision("1")
public record PartnershipRefused(
        String partnershipId,
        String distributorId,
        String resellerTenantId,
        @Nullable String reason,
        Instant refusedAt,
        String requestKey)
        implements PartnershipEvent {

    @Override
    public Partnership after(@Nullable Partnership before) {
        return requireNonNull(before).ended(PartnershipStatus.REFUSED, requestKey);
    }
}
