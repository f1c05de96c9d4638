package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor tells of a subscription that one of its customers already has.
 *
 * @param order by which it was bought; the ledger need not know it
 * @param partner its partner of record, absent while it has none
 * @param createdAt when it was bought
 * @param effectiveStart first day of the term
 * @param commitmentEnd last day of the term
 */
public record ImportSubscription(
        @TargetAggregateIdentifier SubscriptionId id,
        DistributorId distributor,
        CustomerId customer,
        OrderId order,
        String offerId,
        @Nullable String friendlyName,
        Seats quantity,
        BillingCycle billingCycle,
        Period termDuration,
        @Nullable PlaId partner,
        Instant createdAt,
        LocalDate effectiveStart,
        LocalDate commitmentEnd,
        boolean autoRenewEnabled,
        SubscriptionStatus status,
        String requestKey) {}
