package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Another reseller is partner of record, or one for the first time (S62). {@code judgedAtPosition} is what the verdict rested on. */
@EventName("partner-ledger.partner-of-record-assigned")
@Revision("1")
public record PartnerOfRecordAssigned(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String formerPartnerOfRecord,
        String partnerOfRecord,
        int quantity,
        LocalDate commitmentEnd,
        RecordedVerdict verdict,
        long judgedAtPosition,
        Instant assignedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).changed(requestKey, next -> next.partner = PlaId.of(partnerOfRecord));
    }
}
