package io.partnerledger.kernel.gdap;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Delegated administration ended before its time.
 *
 * @param reason {@code requested} or {@code tenant-suspended}
 * @param statement why it was wanted, in the words of who ended it; absent where the ledger did
 * @param requestKey absent where the ledger did
 */
@EventName("partner-ledger.gdap-terminated")
@Revision("1")
public record GdapTerminated(
        String gdapRelationshipId,
        String distributorId,
        String customerId,
        String resellerTenantId,
        String reason,
        @Nullable String statement,
        Instant terminatedAt,
        @Nullable String requestKey)
        implements GdapEvent {

    @Override
    public GdapRelationship after(@Nullable GdapRelationship before) {
        return requireNonNull(before)
                .ended(
                        GdapStatus.TERMINATED,
                        new GdapRelationship.End(GdapTerminationReason.of(reason), statement, terminatedAt),
                        requestKey);
    }
}
