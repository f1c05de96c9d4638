package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A change was tried that the partner of record doesn't allow; nothing has changed. {@code judgedAtPosition} is what the verdicts rested on. */
@EventName("partner-ledger.subscription-change-blocked")
@Revision("1")
public record SubscriptionChangeBlocked(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        @Nullable String requestedPartnerOfRecord,
        @Nullable Integer requestedQuantity,
        List<RecordedVerdict> verdicts,
        long judgedAtPosition,
        Instant blockedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).withBlocked(this);
    }
}
