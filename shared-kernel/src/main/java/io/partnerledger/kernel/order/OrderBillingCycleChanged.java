package io.partnerledger.kernel.order;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The order, and each of its subscriptions with it, is billed in another rhythm. {@code judgedAtPosition} is what the verdicts rested on. */
@EventName("partner-ledger.order-billing-cycle-changed")
@Revision("1")
public record OrderBillingCycleChanged(
        String orderId,
        String customerId,
        String distributorId,
        String formerBillingCycle,
        String billingCycle,
        List<RecordedVerdict> verdicts,
        long judgedAtPosition,
        Instant changedAt,
        String requestKey)
        implements OrderEvent {

    @Override
    public Order after(@Nullable Order before) {
        return requireNonNull(before).billedAs(this);
    }
}
