package io.partnerledger.command.customerremoval;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.customer.CustomerDomainAggregate;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.RemoveCustomer;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.SubscriptionsOfCustomer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Removes customers: together with what is suspended, and with their domain set free, in one append.
 *
 * <p>What is suspended ends in the same append, so that of a removal and a reactivation at the same moment one loses; of
 * a removal and an order, the one that comes second does.
 */
@Component
class CustomerRemovals {

    private final Repository<CustomerAggregate> customers;
    private final Repository<CustomerDomainAggregate> domains;
    private final Repository<SubscriptionAggregate> subscriptions;
    private final SubscriptionsLeft left;
    private final GracePeriods grace;
    private final Clock clock;

    CustomerRemovals(
            Repository<CustomerAggregate> customers,
            Repository<CustomerDomainAggregate> domains,
            Repository<SubscriptionAggregate> subscriptions,
            SubscriptionsLeft left,
            GracePeriods grace,
            Clock clock) {
        this.customers = customers;
        this.domains = domains;
        this.subscriptions = subscriptions;
        this.left = left;
        this.grace = grace;
        this.clock = clock;
    }

    @CommandHandler
    Customer handle(RemoveCustomer command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> ofCustomer = streams.existing(customers, command.id().stream());
        streams.load();
        Customer customer = ofCustomer.decide(CustomerAggregate::customer);
        if (customer.wasRemovedBy(command.requestKey())) {
            return customer;
        }
        customer.requireOf(command.distributor());

        SubscriptionsOfCustomer its = left.assumed(command.id());
        StreamOf<CustomerDomainAggregate> domain = streams.existing(domains, customer.domain().stream());
        List<StreamOf<SubscriptionAggregate>> suspended = its.suspended().stream()
                .map(id -> streams.existing(subscriptions, id.stream()))
                .toList();
        streams.load();

        Instant now = clock.instant();
        int active = its.active()
                + (int) suspended.stream().filter(CustomerRemovals::isActive).count();
        ofCustomer.tell(root -> root.remove(command, active, now));
        domain.tell(root -> root.release(command.id(), command.distributor(), now));
        suspended.forEach(subscription -> subscription.tell(root -> root.endWithCustomer(grace, now)));
        return ofCustomer.decide(CustomerAggregate::customer);
    }

    /** Whether it was reactivated since. */
    private static boolean isActive(StreamOf<SubscriptionAggregate> subscription) {
        return subscription.decide(root -> root.subscription().status()) == SubscriptionStatus.ACTIVE;
    }
}
