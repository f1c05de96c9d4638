package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The subscription will, or won't, renew itself at the end of its term. */
@EventName("partner-ledger.auto-renew-set")
@Revision("1")
public record AutoRenewSet(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        boolean autoRenewEnabled,
        Instant setAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).changed(requestKey, next -> next.autoRenewEnabled = autoRenewEnabled);
    }
}
