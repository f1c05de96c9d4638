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

/** The order stands, and each of its lines has its subscription. {@code judgedAtPosition} is what the verdicts rested on. */
@EventName("partner-ledger.order-placed")
@Revision("1")
public record OrderPlaced(
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
        Instant placedAt,
        String requestKey)
        implements OrderEvent {

    @Override
    public Order after(@Nullable Order before) {
        return new Order(
                OrderId.of(orderId),
                OrderStatus.PLACED,
                CustomerId.of(customerId),
                DistributorId.of(distributorId),
                BillingCycle.of(billingCycle),
                lines,
                Map.of(),
                attestationAccepted,
                verdicts,
                placedAt,
                Order.AS_PLACED,
                null,
                before == null ? RequestKeys.startingWith(requestKey) : before.answered());
    }
}
