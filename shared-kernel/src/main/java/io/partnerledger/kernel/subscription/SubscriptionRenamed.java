package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The subscription has another friendly name. */
@EventName("partner-ledger.subscription-renamed")
@Revision("1")
public record SubscriptionRenamed(
        String subscriptionId,
        String customerId,
        String distributorId,
        @Nullable String formerFriendlyName,
        String friendlyName,
        Instant renamedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).changed(requestKey, next -> next.friendlyName = friendlyName);
    }
}
