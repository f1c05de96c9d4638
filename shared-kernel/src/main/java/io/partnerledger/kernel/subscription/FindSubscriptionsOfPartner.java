package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the distributor's running subscriptions have this partner of record; answered by {@link SubscriptionsOfPartner}.
 *
 * @param customers of whom, empty for all
 * @param after where the page begins, absent for the first
 * @param limit at most so many
 * @param position what the answer must at least reflect
 */
public record FindSubscriptionsOfPartner(
        DistributorId distributor,
        PlaId partner,
        Set<CustomerId> customers,
        @Nullable SubscriptionId after,
        int limit,
        long position) {

    public FindSubscriptionsOfPartner {
        customers = Set.copyOf(customers);
    }
}
