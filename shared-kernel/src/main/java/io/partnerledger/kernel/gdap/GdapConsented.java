package io.partnerledger.kernel.gdap;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The reseller took delegated administration on. */
@EventName("partner-ledger.gdap-consented")
@Revision("1")
public record GdapConsented(
        String gdapRelationshipId,
        String distributorId,
        String customerId,
        String resellerTenantId,
        long judgedAtPosition,
        Instant consentedAt,
        String requestKey)
        implements GdapEvent {

    @Override
    public GdapRelationship after(@Nullable GdapRelationship before) {
        return requireNonNull(before).consented(consentedAt, requestKey);
    }
}
