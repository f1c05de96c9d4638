package io.partnerledger.command.replacement;

import io.partnerledger.command.job.Pages;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.FindSubscriptionsOfPartner;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionsOfPartner;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks whoever keeps the views which subscriptions have a partner of record; the command side keeps no such list. */
@Component
class SubscriptionsToReplace {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionsToReplace.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IN_A_PAGE = 1_000;

    private final QueryGateway queries;
    private final Head head;

    SubscriptionsToReplace(QueryGateway queries, Head head) {
        this.queries = queries;
        this.head = head;
    }

    /** All of them, whatever was stored before this call included; read page by page. */
    <T> Iterator<T> of(
            DistributorId distributor, PlaId partner, Set<CustomerId> customers, Function<SubscriptionId, T> item) {
        long position = head.now();
        return new Pages<>(
                after -> page(
                        new FindSubscriptionsOfPartner(distributor, partner, customers, after, IN_A_PAGE, position)),
                Function.identity(),
                item);
    }

    private List<SubscriptionId> page(FindSubscriptionsOfPartner question) {
        try {
            return queries.query(question, ResponseTypes.instanceOf(SubscriptionsOfPartner.class))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .subscriptions();
        } catch (ExecutionException | TimeoutException nobody) {
            log.warn("Nobody tells which subscriptions have a partner of record", nobody);
            throw Fault.TRY_AGAIN.raised();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Fault.TRY_AGAIN.raised();
        }
    }
}
