package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The subscription is suspended. */
@EventName("partner-ledger.subscription-suspended")
@Revision("1")
public record SubscriptionSuspended(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        Instant suspendedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).changed(requestKey, next -> next.status = SubscriptionStatus.SUSPENDED);
    }
}
