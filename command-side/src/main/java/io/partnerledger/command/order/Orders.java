package io.partnerledger.command.order;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Places orders: the order and the subscription of each of its lines in one append, or the order as blocked. */
@Component
class Orders {

    private final Repository<CustomerAggregate> customers;
    private final Repository<OrderAggregate> orders;
    private final Repository<SubscriptionAggregate> subscriptions;
    private final PartnerOfRecordGate gate;
    private final PartnerDirectory directory;
    private final Clock clock;

    Orders(
            Repository<CustomerAggregate> customers,
            Repository<OrderAggregate> orders,
            Repository<SubscriptionAggregate> subscriptions,
            PartnerOfRecordGate gate,
            PartnerDirectory directory,
            Clock clock) {
        this.customers = customers;
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.gate = gate;
        this.directory = directory;
        this.clock = clock;
    }

    @CommandHandler
    OrderOutcome handle(PlaceOrder command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> ofCustomer = streams.existing(customers, command.customer().stream());
        StreamOf<OrderAggregate> order = streams.existingOrNew(orders, command.id().stream(), OrderAggregate::new);
        streams.load();

        Customer customer = ofCustomer.decide(CustomerAggregate::customer);
        Instant now = clock.instant();
        Judged judged =
                gate.judge(partnersOfRecord(command), Change.ORDER, command.distributor(), customer.facts(), now);
        Set<PlaId> resellers = resellersAmong(command.additionalPartners());
        order.decide(root -> root.place(command, customer, judged, resellers, now))
                .ifPresent(placed -> Subscription.startedBy(placed).forEach(this::start));
        return order.decide(root -> root.outcome(command, judged));
    }

    // Nobody else can begin these streams, since their ids come from the order's request; so nothing is looked up
    // first.
    private void start(SubscriptionStarted started) {
        try {
            subscriptions.newInstance(() -> new SubscriptionAggregate(started));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("A subscription could not be started.", failure);
        }
    }

    private Set<PlaId> resellersAmong(Set<PlaId> additional) {
        return additional.isEmpty()
                ? Set.of()
                : directory.atLeastNow(known ->
                        additional.stream().filter(known::heldByReseller).collect(Collectors.toSet()));
    }

    private static Set<@Nullable PlaId> partnersOfRecord(PlaceOrder command) {
        Set<@Nullable PlaId> partners = new LinkedHashSet<>();
        command.lines().forEach(line -> partners.add(line.partnerIdOnRecord()));
        return partners;
    }
}
