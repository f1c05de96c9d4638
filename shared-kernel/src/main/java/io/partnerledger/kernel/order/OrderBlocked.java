package io.partnerledger.kernel.order;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.request.RequestKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A partner of record on the order did not pass, so nothing was bought (S44). {@code judgedAtPosition} is what the verdicts rested on. */
@EventName("partner-ledger.order-blocked")
@Revision("1")
public record OrderBlocked(
        String orderId,
        String customerId,
        String customerCountry,
        @Nullable String associatedResellerTenantId,
        String distributorId,
        String billingCycle,
        List<OrderLine> lines,
        @Nullable Boolean attestationAccepted,
        List<RecordedVerdict> verdicts,
        long judgedAtPosition,
        Instant blockedAt,
        String requestKey)
        implements OrderEvent {

    @Override
    public Order after(@Nullable Order before) {
        return new Order(
                OrderId.of(orderId),
                OrderStatus.BLOCKED,
                CustomerId.of(customerId),
                DistributorId.of(distributorId),
                BillingCycle.of(billingCycle),
                lines,
                Map.of(),
                attestationAccepted,
                verdicts,
                blockedAt,
                0,
                null,
                before == null ? RequestKeys.startingWith(requestKey) : before.answered());
    }
}
