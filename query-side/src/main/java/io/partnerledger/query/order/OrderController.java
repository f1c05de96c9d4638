package io.partnerledger.query.order;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.BillingCycle;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.Order;
import io.partnerledger.edge.partnercenter.OrderLineProvisioning;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.query.customer.CustomerAccess;
import io.partnerledger.query.customer.CustomerProjection;
import io.partnerledger.query.reading.Reflects;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
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
    ResourceCollection<Order> list(
            Caller caller,
            @PathVariable UUID customerId,
            @RequestParam(name = "billingType", required = false) @Nullable String billingType) {
        Customer customer = customers.of(caller, customerId);
        boolean all = billingType == null || billingType.isBlank();
        Link list = Link.get(ofCustomer(customerId));
        List<OrderView> found = all
                ? orders.findByCustomerIdAndStatusOrderByDecidedAtAscOrderIdAsc(customerId, PLACED)
                : orders.findByCustomerIdAndStatusAndBillingCycleOrderByDecidedAtAscOrderIdAsc(
                        customerId, PLACED, cycle(billingType));
        return ResourceCollection.whole(
                found.stream()
                        .map(order -> Order.of(order.state(), customer.country()))
                        .toList(),
                all ? list : list.query("billingType", billingType));
    }

    /** What is called the billing type here is an order's billing cycle. */
    private static String cycle(String billingType) {
        return BillingCycle.parse(billingType)
                .map(cycle -> cycle.kept().code())
                .orElseThrow(() -> BadRequest.of("billingType", Text.of("violation.wrong-type")));
    }

    private static String ofCustomer(UUID customerId) {
        return "/customers/" + customerId + "/orders";
    }

    @GetMapping("/v1/customers/{customerId}/orders/{orderId}")
    @Reflects({OrderProjection.class, CustomerProjection.class})
    Order one(Caller caller, @PathVariable UUID customerId, @PathVariable String orderId) {
        Customer customer = customers.of(caller, customerId);
        return Order.of(find(customerId, orderId), customer.country());
    }

    @GetMapping("/v1/customers/{customerId}/orders/{orderId}/provisioningstatus")
    @Reflects({OrderProjection.class, CustomerProjection.class})
    ResourceCollection<OrderLineProvisioning> provisioning(
            Caller caller, @PathVariable UUID customerId, @PathVariable String orderId) {
        customers.of(caller, customerId);
        return ResourceCollection.whole(
                OrderLineProvisioning.of(find(customerId, orderId)),
                Link.get(ofCustomer(customerId) + "/" + orderId + "/provisioningstatus"));
    }

    private io.partnerledger.kernel.order.Order find(UUID customerId, String orderId) {
        return orders.findByOrderIdAndCustomerIdAndStatus(orderId, customerId, PLACED)
                .map(OrderView::state)
                .orElseThrow(() -> PartnerCenterFault.orderNotFound(orderId));
    }
}
