package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStatus;

/** A subscription of a buyer. */
final class Bought {

    final Buyer buyer;
    Subscription subscription;

    Bought(Buyer buyer, Subscription subscription) {
        this.buyer = buyer;
        this.subscription = subscription;
    }

    boolean isActive() {
        return subscription.status() == SubscriptionStatus.ACTIVE;
    }
}
