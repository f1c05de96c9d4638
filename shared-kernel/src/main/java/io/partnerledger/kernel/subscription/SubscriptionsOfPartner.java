package io.partnerledger.kernel.subscription;

import java.util.List;

/** Subscriptions that have a partner of record in common, a page of them in the order of their ids. */
public record SubscriptionsOfPartner(List<SubscriptionId> subscriptions) {

    public SubscriptionsOfPartner {
        subscriptions = List.copyOf(subscriptions);
    }
}
