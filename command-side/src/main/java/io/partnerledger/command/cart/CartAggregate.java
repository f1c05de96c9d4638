package io.partnerledger.command.cart;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.cart.ChangeCart;
import io.partnerledger.kernel.cart.CheckOutCart;
import io.partnerledger.kernel.cart.CreateCart;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A cart. */
@Aggregate(type = "cart")
class CartAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Cart cart;

    CartAggregate() {}

    Cart create(CreateCart command, Customer customer, Instant now) {
        Cart.create(cart, command, customer, now).ifPresent(AggregateLifecycle::apply);
        return cart();
    }

    Cart change(ChangeCart command, Customer customer, Instant now) {
        cart().change(command, customer, now).ifPresent(AggregateLifecycle::apply);
        return cart();
    }

    Cart checkedOut(CheckOutCart command, Collection<OrderId> placed, Instant now) {
        cart().checkedOut(command, placed, now).ifPresent(AggregateLifecycle::apply);
        return cart();
    }

    Cart cart() {
        return requireNonNull(cart);
    }

    @EventSourcingHandler
    void on(CartEvent event) {
        cart = event.after(cart);
        stream = cart.id().stream();
    }
}
