package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The subscription is billed in another rhythm. {@code judgedAtPosition} is what the verdict rested on. */
@EventName("partner-ledger.billing-plan-changed")
@Revision("1")
public record BillingPlanChanged(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        String formerBillingCycle,
        String billingCycle,
        RecordedVerdict verdict,
        long judgedAtPosition,
        Instant changedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).changed(requestKey, next -> next.billingCycle = BillingCycle.of(billingCycle));
    }
}
