package io.partnerledger.command.cart;

import io.partnerledger.command.customer.CustomerAccess;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.partnerofrecord.Stopped;
import io.partnerledger.edge.answered.Discreet;
import io.partnerledger.edge.answered.ThisAnswer;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.fault.PartialFault;
import io.partnerledger.edge.partnercenter.Cart;
import io.partnerledger.edge.partnercenter.CartCheckoutResult;
import io.partnerledger.edge.partnercenter.CartCheckoutResult.OrderError;
import io.partnerledger.edge.partnercenter.NewCart;
import io.partnerledger.edge.partnercenter.Order;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.cart.CheckOutCart;
import io.partnerledger.kernel.cart.Checkout;
import io.partnerledger.kernel.customer.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fills carts for customers and checks them out. */
@RestController
class CartController {

    private final Commands commands;
    private final CartTerms terms;

    CartController(Commands commands, CartTerms terms) {
        this.commands = commands;
        this.terms = terms;
    }

    @Discreet
    @PostMapping("/v1/customers/{customerId}/carts")
    @ResponseStatus(HttpStatus.CREATED)
    Cart create(
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestBody NewCart body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        io.partnerledger.kernel.cart.Cart cart = commands.send(
                Carting.creating(body, new CartId(key.uuid("cart")), customer, terms.validity(), key.value()),
                caller,
                request);
        return Cart.of(cart, customer.country(), caller.subject());
    }

    @Discreet
    @PutMapping("/v1/customers/{customerId}/carts/{cartId}")
    Cart change(
            @PathVariable UUID cartId,
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestBody NewCart body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        io.partnerledger.kernel.cart.Cart cart =
                commands.send(Carting.changing(body, new CartId(cartId), customer, key.value()), caller, request);
        return Cart.of(cart, customer.country(), caller.subject());
    }

    @PostMapping("/v1/customers/{customerId}/carts/{cartId}/checkout")
    CartCheckoutResult checkOut(
            @PathVariable UUID cartId,
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        Checkout checkout = commands.send(
                new CheckOutCart(new CartId(cartId), customer.id(), customer.distributor(), key.value()),
                caller,
                request);
        List<Order> orders = new ArrayList<>();
        List<OrderError> errors = new ArrayList<>();
        for (Checkout.Group group : checkout.groups()) {
            if (group instanceof Checkout.Placed placed) {
                orders.add(Order.of(placed.order(), customer.country()));
            } else {
                errors.add(error(group.orderGroup(), fault(group, request), request.locale()));
            }
        }
        if (!errors.isEmpty()) {
            ThisAnswer.leavesSomethingUndone();
        }
        return new CartCheckoutResult(orders, errors);
    }

    /** What an order of this group alone would have been answered. */
    private static PartnerCenterFault fault(Checkout.Group group, RequestContext request) {
        if (group instanceof Checkout.NotAccepted notAccepted) {
            return PartialFault.of(notAccepted.refusal(), request);
        }
        return Stopped.fault(((Checkout.Blocked) group)
                .lines().stream()
                        .map(line -> new Stopped(line.partnerIdOnRecord(), line.verdict()))
                        .toList());
    }

    private static OrderError error(String orderGroup, PartnerCenterFault fault, Locale locale) {
        return new OrderError(orderGroup, fault.code(), fault.description().in(locale));
    }
}
