package io.partnerledger.command.order;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.ChangeOrder;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.RequestedOrderChange;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Changes orders that stand: the order and its subscriptions with it in one append, or the attempt as blocked. */
@Component
class OrderChanges {

    private final Repository<CustomerAggregate> customers;
    private final Repository<OrderAggregate> orders;
    private final Repository<SubscriptionAggregate> subscriptions;
    private final PlacingOrders placing;
    private final PartnerOfRecordGate gate;
    private final GracePeriods grace;
    private final Clock clock;

    OrderChanges(
            Repository<CustomerAggregate> customers,
            Repository<OrderAggregate> orders,
            Repository<SubscriptionAggregate> subscriptions,
            PlacingOrders placing,
            PartnerOfRecordGate gate,
            GracePeriods grace,
            Clock clock) {
        this.customers = customers;
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.placing = placing;
        this.gate = gate;
        this.grace = grace;
        this.clock = clock;
    }

    @CommandHandler
    OrderOutcome handle(ChangeOrder command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> ofCustomer = streams.existing(customers, command.customer().stream());
        StreamOf<OrderAggregate> order = streams.existing(orders, command.id().stream());
        streams.load();

        Order before = order.decide(OrderAggregate::order);
        before.requireAsSeenBy(command);
        if (before.hasAnswered(command.requestKey())) {
            return new OrderOutcome.Placed(before);
        }
        List<StreamOf<SubscriptionAggregate>> ofSubscriptions = before.subscriptions().stream()
                .map(subscription -> streams.existing(subscriptions, subscription.stream()))
                .toList();
        streams.load();

        Instant now = clock.instant();
        Customer customer = ofCustomer.assume(CustomerAggregate::customer);
        customer.requireOf(command.distributor());
        RequestedOrderChange requested =
                new RequestedOrderChange(before, command, asOf(now, ofSubscriptions, before.changesBy(command)));
        requested.requireAllowed(customer, placing.resellersAmong(command.additionalPartners()));
        Judged judged = gate.judge(requested.partnersToJudge(), before.distributor(), customer.facts(), now);
        List<OrderEvent> events = requested.events(customer, judged.judgements(), judged.position(), now);
        order.decide(root -> {
            root.apply(events);
            return root;
        });
        events.forEach(event -> follow(event, ofSubscriptions));
        return judged.blocks()
                ? new OrderOutcome.ChangeBlocked(before.id(), judged.judgements())
                : new OrderOutcome.Placed(order.decide(OrderAggregate::order));
    }

    /** Whoever changes nothing doesn't have time recorded either. */
    private List<Subscription> asOf(Instant now, List<StreamOf<SubscriptionAggregate>> all, boolean changing) {
        return all.stream()
                .map(each -> each.decide(root -> changing ? root.upToDate(gate, grace, now) : root.subscription()))
                .toList();
    }

    private void follow(OrderEvent event, List<StreamOf<SubscriptionAggregate>> all) {
        if (event instanceof OrderBillingCycleChanged changed) {
            all.forEach(each -> each.decide(root -> {
                root.billed(changed);
                return root;
            }));
        } else if (event instanceof OrderExtended extended) {
            Subscription.startedBy(extended).forEach(placing::start);
        }
    }
}
