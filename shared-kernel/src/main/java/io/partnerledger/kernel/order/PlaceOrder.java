package io.partnerledger.kernel.order;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor orders for a customer, with a partner of record on each line (S34, S39).
 *
 * @param customer by whom it goes to a node where there are several: what is decided about one customer meets there
 * @param attestationAccepted whether the caller attests to have checked the partner of record; absent if it didn't say
 */
public record PlaceOrder(
        OrderId id,
        @TargetAggregateIdentifier CustomerId customer,
        DistributorId distributor,
        BillingCycle billingCycle,
        List<Line> lines,
        @Nullable Boolean attestationAccepted,
        String requestKey) {

    public PlaceOrder {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one line.");
        }
        Set<Integer> numbers = new HashSet<>();
        Set<SubscriptionId> subscriptions = new HashSet<>();
        for (Line line : lines) {
            if (!numbers.add(line.lineItemNumber()) || !subscriptions.add(line.subscription())) {
                throw new IllegalArgumentException("Each line has its own number and its own subscription.");
            }
        }
    }

    /** The partners of record besides the one of each line, on whichever line. */
    public Set<PlaId> additionalPartners() {
        Set<PlaId> additional = new LinkedHashSet<>();
        lines.forEach(line -> additional.addAll(line.additionalPartnerIdsOnRecord()));
        return additional;
    }

    /**
     * One thing that is bought.
     *
     * @param subscription the one this line is to begin
     */
    public record Line(
            int lineItemNumber,
            String offerId,
            @Nullable String friendlyName,
            Seats quantity,
            Period termDuration,
            @Nullable PlaId partnerIdOnRecord,
            List<PlaId> additionalPartnerIdsOnRecord,
            SubscriptionId subscription) {

        /** The term of a line that names none. */
        public static final Period DEFAULT_TERM = Period.ofYears(1);

        public Line {
            additionalPartnerIdsOnRecord = List.copyOf(additionalPartnerIdsOnRecord);
        }
    }
}
