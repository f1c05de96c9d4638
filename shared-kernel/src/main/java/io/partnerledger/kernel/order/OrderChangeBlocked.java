package io.partnerledger.kernel.order;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order that stands was tried, and a partner of record did not pass; nothing has changed. What was not
 * asked for is absent. {@code judgedAtPosition} is what the verdicts rested on.
 */
@EventName("partner-ledger.order-change-blocked")
@Revision("1")
public record OrderChangeBlocked(
        String orderId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String requestedBillingCycle,
        List<AddOn> requestedAddOns,
        List<RecordedVerdict> verdicts,
        long judgedAtPosition,
        Instant blockedAt,
        String requestKey)
        implements OrderEvent {

    @Override
    public Order after(@Nullable Order before) {
        return requireNonNull(before).withBlockedChange(this);
    }
}
