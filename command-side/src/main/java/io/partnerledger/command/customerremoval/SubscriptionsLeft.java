package io.partnerledger.command.customerremoval;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.store.Assumptions;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.subscription.FindSubscriptionsOfCustomer;
import io.partnerledger.kernel.subscription.SubscriptionsOfCustomer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks whoever keeps the views what a customer still has; the command side keeps no such list. */
@Component
class SubscriptionsLeft {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionsLeft.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final QueryGateway queries;
    private final Head head;

    SubscriptionsLeft(QueryGateway queries, Head head) {
        this.queries = queries;
        this.head = head;
    }

    /** As of now; the command at hand is decided again where the customer gets another one meanwhile. */
    SubscriptionsOfCustomer assumed(CustomerId customer) {
        long position = head.now();
        Assumptions.ofThisCommand()
                .noneBegunSince(
                        position, "subscription", "customerId", customer.value().toString());
        return found(new FindSubscriptionsOfCustomer(customer, position));
    }

    private SubscriptionsOfCustomer found(FindSubscriptionsOfCustomer question) {
        try {
            return queries.query(question, ResponseTypes.instanceOf(SubscriptionsOfCustomer.class))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException nobody) {
            log.warn("Nobody tells which subscriptions a customer has", nobody);
            throw Fault.TRY_AGAIN.raised();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Fault.TRY_AGAIN.raised();
        }
    }
}
