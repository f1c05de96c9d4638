package io.partnerledger.query.subscription;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.following.Positions;
import io.partnerledger.kernel.subscription.FindSubscriptionsOfCustomer;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.SubscriptionsOfCustomer;
import java.time.Duration;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells the command side what a customer still has that is about to be removed. */
@Component
class SubscriptionsOfCustomerSearch {

    /** Shorter than the asker waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Subscriptions subscriptions;
    private final Positions positions;

    SubscriptionsOfCustomerSearch(Subscriptions subscriptions, Positions viewPositions) {
        this.subscriptions = subscriptions;
        this.positions = viewPositions;
    }

    @QueryHandler
    SubscriptionsOfCustomer handle(FindSubscriptionsOfCustomer query) {
        if (!positions.await(new SubscriptionProjection().shape(), query.position(), PATIENCE)) {
            throw Fault.TRY_AGAIN.raised();
        }
        List<Subscription> all = subscriptions.of(query.customer().value(), null, null).stream()
                .map(SubscriptionView::state)
                .toList();
        return new SubscriptionsOfCustomer(
                (int) all.stream()
                        .filter(subscription -> subscription.status() == SubscriptionStatus.ACTIVE)
                        .count(),
                all.stream()
                        .filter(subscription -> subscription.status() == SubscriptionStatus.SUSPENDED)
                        .map(Subscription::id)
                        .toList());
    }
}
