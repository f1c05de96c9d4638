package io.partnerledger.query.subscription;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.following.Positions;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.subscription.FindSubscriptionsOfPartner;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionsOfPartner;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Tells the command side which subscriptions a partner of record is to be replaced on. */
@Component
class SubscriptionsOfPartnerSearch {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Longer than a page is waited for, since nobody looks at one meanwhile; shorter than the asker waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Subscriptions subscriptions;
    private final Positions positions;

    SubscriptionsOfPartnerSearch(Subscriptions subscriptions, Positions viewPositions) {
        this.subscriptions = subscriptions;
        this.positions = viewPositions;
    }

    @QueryHandler
    SubscriptionsOfPartner handle(FindSubscriptionsOfPartner query) {
        if (!positions.await(new SubscriptionProjection().shape(), query.position(), PATIENCE)) {
            throw Fault.TRY_AGAIN.raised();
        }
        UUID after = query.after() == null ? BEFORE_ALL : query.after().value();
        Limit limit = Limit.of(query.limit());
        UUID distributor = query.distributor().value();
        String partner = query.partner().value();
        return new SubscriptionsOfPartner((query.customers().isEmpty()
                        ? subscriptions.idsOf(distributor, partner, after, limit)
                        : subscriptions.idsOf(
                                distributor,
                                partner,
                                query.customers().stream()
                                        .map(CustomerId::value)
                                        .toList(),
                                after,
                                limit))
                .stream().map(SubscriptionId::new).toList());
    }
}
