package io.partnerledger.kernel.order;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Bills an order in another rhythm, or adds to it, all or nothing.
 *
 * @param expectedVersion the version the caller rests on, absent if it rests on none
 * @param billingCycle absent if it is to stay
 * @param told the lines that are there, as the caller has them
 * @param addOns numbered among themselves
 * @param attestationAccepted whether the caller attests to have checked the partners of record; absent if it didn't say
 */
public record ChangeOrder(
        @TargetAggregateIdentifier OrderId id,
        CustomerId customer,
        DistributorId distributor,
        @Nullable Long expectedVersion,
        @Nullable BillingCycle billingCycle,
        List<ToldLine> told,
        List<NewAddOn> addOns,
        @Nullable Boolean attestationAccepted,
        String requestKey) {

    public ChangeOrder {
        told = List.copyOf(told);
        addOns = List.copyOf(addOns);
    }

    /** The partners of record of what is added. */
    public Set<@Nullable PlaId> partnersOfAddOns() {
        Set<@Nullable PlaId> partners = new LinkedHashSet<>();
        addOns.forEach(addOn -> partners.add(addOn.line().partnerIdOnRecord()));
        return partners;
    }

    /** The further partners of what is added. */
    public Set<PlaId> additionalPartners() {
        Set<PlaId> additional = new LinkedHashSet<>();
        addOns.forEach(addOn -> additional.addAll(addOn.line().additionalPartnerIdsOnRecord()));
        return additional;
    }

    /** What is bought on top of a subscription. */
    public record NewAddOn(PlaceOrder.Line line, SubscriptionId parent) {}

    /**
     * A line that is there, as the caller has it; what is absent it doesn't say.
     *
     * @param place where the caller has it
     */
    public record ToldLine(
            int place,
            SubscriptionId subscription,
            @Nullable String offerId,
            @Nullable String friendlyName,
            @Nullable Integer quantity,
            @Nullable Period termDuration,
            @Nullable PlaId partnerIdOnRecord) {}
}
