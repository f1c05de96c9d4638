package io.partnerledger.kernel.order;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Lines were added to the order, and each has its subscription. {@code judgedAtPosition} is what the verdicts rested on. */
@EventName("partner-ledger.order-extended")
@Revision("1")
public record OrderExtended(
        String orderId,
        String customerId,
        String customerCountry,
        @Nullable String associatedResellerTenantId,
        String distributorId,
        String billingCycle,
        List<AddOn> addOns,
        @Nullable Boolean attestationAccepted,
        List<RecordedVerdict> verdicts,
        long judgedAtPosition,
        Instant extendedAt,
        String requestKey)
        implements OrderEvent {

    @Override
    public Order after(@Nullable Order before) {
        return requireNonNull(before).extended(this);
    }
}
