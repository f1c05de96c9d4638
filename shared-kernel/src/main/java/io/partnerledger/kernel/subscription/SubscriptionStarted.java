package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A line of an order has become a subscription; both dates are inclusive. */
@EventName("partner-ledger.subscription-started")
@Revision("1")
public record SubscriptionStarted(
        String subscriptionId,
        String orderId,
        int lineItemNumber,
        String customerId,
        String customerCountry,
        @Nullable String associatedResellerTenantId,
        String distributorId,
        String offerId,
        @Nullable String friendlyName,
        int quantity,
        String billingCycle,
        String termDuration,
        @Nullable String partnerOfRecord,
        Instant createdAt,
        LocalDate effectiveStart,
        LocalDate commitmentEnd,
        boolean autoRenewEnabled,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return Subscription.started(this);
    }
}
