package io.partnerledger.query.cart;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.Cart;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.query.customer.CustomerAccess;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.reading.Reflects;
import java.time.Clock;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Carts, as Partner Center shows them; one that expired with something left in it is gone. */
@RestController
class CartController {

    private final Carts carts;
    private final CustomerAccess customers;
    private final Clock clock;

    CartController(Carts carts, CustomerAccess customers, Clock clock) {
        this.carts = carts;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/v1/customers/{customerId}/carts/{cartId}")
    @Reflects({CartProjection.class, CustomerProjection.class})
    Cart one(Caller caller, @PathVariable UUID customerId, @PathVariable UUID cartId) {
        Customer customer = customers.of(caller, customerId);
        return carts.findByCartIdAndCustomerId(cartId, customerId)
                .filter(cart -> !cart.state().isGone(clock.instant()))
                .map(cart -> Cart.of(cart.state(), customer.country(), cart.lastModifiedBy()))
                .orElseThrow(() -> PartnerCenterFault.cartNotFound(cartId));
    }
}
