package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The subscription has more or fewer seats. {@code judgedAtPosition} is what the verdict rested on. */
@EventName("partner-ledger.seats-changed")
@Revision("1")
public record SeatsChanged(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        int formerQuantity,
        int quantity,
        RecordedVerdict verdict,
        long judgedAtPosition,
        Instant changedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).changed(requestKey, next -> next.quantity = quantity);
    }
}
