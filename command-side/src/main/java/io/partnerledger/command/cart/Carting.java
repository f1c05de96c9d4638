package io.partnerledger.command.cart;

import io.partnerledger.edge.partnercenter.BillingCycle;
import io.partnerledger.edge.partnercenter.NewCart;
import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.cart.CartItem;
import io.partnerledger.kernel.cart.ChangeCart;
import io.partnerledger.kernel.cart.CreateCart;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Seats;
import java.time.Duration;
import java.time.Period;
import java.util.List;

/** Makes of a cart as a client sends it a command. */
final class Carting {

    private Carting() {}

    /** @param cart what has been checked */
    static CreateCart creating(NewCart cart, CartId id, Customer customer, Duration validity, String requestKey) {
        return new CreateCart(
                id,
                customer.id(),
                customer.distributor(),
                items(cart),
                cart.partnerOnRecordAttestationAccepted(),
                validity,
                requestKey);
    }

    /** @param cart what has been checked */
    static ChangeCart changing(NewCart cart, CartId id, Customer customer, String requestKey) {
        return new ChangeCart(
                id,
                customer.id(),
                customer.distributor(),
                items(cart),
                cart.partnerOnRecordAttestationAccepted(),
                requestKey);
    }

    private static List<CartItem> items(NewCart cart) {
        return cart.lineItems().stream().map(Carting::item).toList();
    }

    private static CartItem item(NewCart.Line line) {
        return new CartItem(
                line.catalogItemId(),
                line.friendlyName(),
                Seats.of(line.quantity()),
                BillingCycle.ofPurchase(line.exactCycle()),
                line.termDuration() == null ? PlaceOrder.Line.DEFAULT_TERM : Period.parse(line.termDuration()),
                line.partnerOfRecord().map(PlaId::of).orElse(null),
                line.additionalPartners().stream().map(PlaId::of).toList());
    }
}
