package io.partnerledger.command.cart;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.order.PlacingOrders;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.ChangeCart;
import io.partnerledger.kernel.cart.CheckOutCart;
import io.partnerledger.kernel.cart.Checkout;
import io.partnerledger.kernel.cart.CreateCart;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Fills carts, and checks them out: the cart and all that is ordered from it in one append, so none of it is half done. */
@Component
class Carts {

    private final Repository<CustomerAggregate> customers;
    private final Repository<CartAggregate> carts;
    private final PlacingOrders orders;
    private final Clock clock;

    Carts(Repository<CustomerAggregate> customers, Repository<CartAggregate> carts, PlacingOrders orders, Clock clock) {
        this.customers = customers;
        this.carts = carts;
        this.orders = orders;
        this.clock = clock;
    }

    @CommandHandler
    Cart handle(CreateCart command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CartAggregate> cart = streams.existingOrNew(carts, command.id().stream(), CartAggregate::new);
        StreamOf<CustomerAggregate> customer = streams.existing(customers, command.customer().stream());
        streams.load();

        Customer buyer = customer.assume(CustomerAggregate::customer);
        return cart.decide(root -> root.create(command, buyer, clock.instant()));
    }

    @CommandHandler
    Cart handle(ChangeCart command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CartAggregate> cart = streams.existing(carts, command.id().stream());
        StreamOf<CustomerAggregate> customer = streams.existing(customers, command.customer().stream());
        streams.load();

        Customer buyer = customer.assume(CustomerAggregate::customer);
        return cart.decide(root -> root.change(command, buyer, clock.instant()));
    }

    @CommandHandler
    Checkout handle(CheckOutCart command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CartAggregate> cart = streams.existing(carts, command.id().stream());
        StreamOf<CustomerAggregate> customer = streams.existing(customers, command.customer().stream());
        streams.load();

        Instant now = clock.instant();
        Map<String, PlacingOrders.Pending> pending = new LinkedHashMap<>();
        cart.decide(root -> root.cart().checkOut(command, now))
                .forEach((group, order) -> pending.put(group, orders.pending(streams, order)));
        streams.load();

        Customer buyer = customer.assume(CustomerAggregate::customer);
        buyer.requireOf(command.distributor());
        List<Checkout.Group> groups = new ArrayList<>(pending.size());
        pending.forEach((group, order) -> groups.add(ordered(group, order, buyer, now)));
        List<OrderId> placed = groups.stream()
                .filter(Checkout.Placed.class::isInstance)
                .map(group -> ((Checkout.Placed) group).order().id())
                .toList();
        cart.decide(root -> root.checkedOut(command, placed, now));
        return new Checkout(groups);
    }

    private Checkout.Group ordered(String group, PlacingOrders.Pending order, Customer buyer, Instant now) {
        try {
            OrderOutcome outcome = orders.place(order, buyer, now);
            return outcome instanceof OrderOutcome.Blocked blocked
                    ? new Checkout.Blocked(group, blocked.lines())
                    : new Checkout.Placed(group, ((OrderOutcome.Placed) outcome).order());
        } catch (Refused refused) {
            // Decided before anything is applied, so the other groups' orders can still be appended.
            return new Checkout.NotAccepted(group, refused);
        }
    }
}
