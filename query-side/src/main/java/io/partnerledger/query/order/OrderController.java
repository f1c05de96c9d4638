package io.partnerledger.query.order;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.Order;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.query.customer.CustomerAccess;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.reading.Reflects;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Orders that were placed, as Partner Center shows them; a blocked one was none. */
@RestController
class OrderController {

    private static final String PLACED = "placed";

    private final Orders orders;
    private final CustomerAccess customers;

    OrderController(Orders orders, CustomerAccess customers) {
        this.orders = orders;
        this.customers = customers;
    }

    @GetMapping("/v1/customers/{customerId}/orders")
    @Reflects({OrderProjection.class, CustomerProjection.class})
    ResourceCollection<Order> list(Caller caller, @PathVariable UUID customerId) {
        Customer customer = customers.of(caller, customerId);
        return ResourceCollection.whole(
                orders.findByCustomerIdAndStatusOrderByDecidedAtAscOrderIdAsc(customerId, PLACED).stream()
                        .map(order -> Order.of(order.state(), customer.country()))
                        .toList(),
                Link.get("/customers/" + customerId + "/orders"));
    }

    @GetMapping("/v1/customers/{customerId}/orders/{orderId}")
    @Reflects({OrderProjection.class, CustomerProjection.class})
    Order one(Caller caller, @PathVariable UUID customerId, @PathVariable String orderId) {
        Customer customer = customers.of(caller, customerId);
        return orders.findByOrderIdAndCustomerIdAndStatus(orderId, customerId, PLACED)
                .map(order -> Order.of(order.state(), customer.country()))
                .orElseThrow(() -> PartnerCenterFault.orderNotFound(orderId));
    }
}
