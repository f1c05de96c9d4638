package io.partnerledger.kernel.gdap;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The time of delegated administration was over. */
@EventName("partner-ledger.gdap-expired")
@Revision("1")
public record GdapExpired(
        String gdapRelationshipId,
        String distributorId,
        String customerId,
        String resellerTenantId,
        Instant endsAt,
        Instant expiredAt)
        implements GdapEvent {

    @Override
    public GdapRelationship after(@Nullable GdapRelationship before) {
        return requireNonNull(before).expired(endsAt);
    }
}
