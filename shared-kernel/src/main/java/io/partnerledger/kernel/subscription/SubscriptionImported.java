package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The distributor has told of a subscription that was bought before the ledger. What is wrong with its partner of record
 * stops nothing and is recorded; {@code judgedAtPosition} is what that rested on. Start and end of the term are
 * inclusive; where it is over, {@code graceUntil} is the day on which what is left of the subscription ends.
 */
@EventName("partner-ledger.subscription-imported")
@Revision("1")
public record SubscriptionImported(
        String subscriptionId,
        String orderId,
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
        String status,
        @Nullable LocalDate graceUntil,
        RecordedVerdict verdict,
        long judgedAtPosition,
        Instant importedAt,
        String requestKey)
        implements SubscriptionEvent {

    /** Which line of its order it came from is told nowhere. */
    private static final int LINE = 0;

    @Override
    public Subscription after(@Nullable Subscription before) {
        Instant start = effectiveStart.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Subscription(
                SubscriptionId.of(subscriptionId),
                new Purchase(
                        OrderId.of(orderId),
                        LINE,
                        CustomerId.of(customerId),
                        Country.of(customerCountry),
                        associatedResellerTenantId == null ? null : ResellerTenantId.of(associatedResellerTenantId),
                        DistributorId.of(distributorId),
                        offerId,
                        createdAt),
                friendlyName,
                quantity,
                BillingCycle.of(billingCycle),
                Term.beginning(
                        effectiveStart,
                        commitmentEnd,
                        Period.parse(termDuration),
                        // The first term was committed to when it was bought, a later one on its first day.
                        createdAt.isAfter(start) ? createdAt : start),
                partnerOfRecord == null ? null : PlaId.of(partnerOfRecord),
                autoRenewEnabled,
                SubscriptionStatus.of(status),
                graceUntil,
                null,
                0,
                0,
                null,
                RequestKeys.startingWith(requestKey));
    }
}
