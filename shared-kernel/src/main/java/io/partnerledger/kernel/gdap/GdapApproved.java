package io.partnerledger.kernel.gdap;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.privacy.SealedText;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The customer approved, as the distributor recorded. */
@EventName("partner-ledger.gdap-approved")
@Revision("1")
public record GdapApproved(
        String gdapRelationshipId,
        String distributorId,
        String customerId,
        String resellerTenantId,
        SealedText approvedBy,
        Instant approvedAt,
        String reference,
        long judgedAtPosition,
        Instant recordedAt,
        String requestKey)
        implements GdapEvent {

    @Override
    public GdapRelationship after(@Nullable GdapRelationship before) {
        return requireNonNull(before).approved(new CustomerApproval(approvedBy, approvedAt, reference), requestKey);
    }
}
