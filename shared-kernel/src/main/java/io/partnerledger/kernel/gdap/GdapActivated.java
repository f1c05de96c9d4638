package io.partnerledger.kernel.gdap;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Approved and consented to, delegated administration is in force until its time is over. */
@EventName("partner-ledger.gdap-activated")
@Revision("1")
public record GdapActivated(
        String gdapRelationshipId,
        String distributorId,
        String customerId,
        String resellerTenantId,
        Instant activatedAt,
        Instant endsAt)
        implements GdapEvent {

    @Override
    public GdapRelationship after(@Nullable GdapRelationship before) {
        return requireNonNull(before).active(new GdapRelationship.Term(activatedAt, endsAt));
    }
}
