package io.partnerledger.kernel.subscription;

import java.util.List;

/**
 * A customer's running subscriptions.
 *
 * @param active how many are active
 * @param suspended those that are suspended
 */
public record SubscriptionsOfCustomer(int active, List<SubscriptionId> suspended) {

    public SubscriptionsOfCustomer {
        suspended = List.copyOf(suspended);
    }
}
