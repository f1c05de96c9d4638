package io.partnerledger.command.order;

import io.partnerledger.command.customer.CustomerAccess;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.partnerofrecord.Stopped;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.NewOrder;
import io.partnerledger.edge.partnercenter.Order;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Places orders for customers. */
@RestController
class OrderController {

    private final Commands commands;

    OrderController(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/v1/customers/{customerId}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Order place(
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestBody NewOrder body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        requireSameCustomer(body, customer);
        OrderOutcome outcome = commands.send(Ordering.of(body, customer, key), caller, request);
        if (outcome instanceof OrderOutcome.Blocked blocked) {
            throw Stopped.fault(blocked.lines().stream()
                    .map(line -> new Stopped(line.partnerIdOnRecord(), line.verdict()))
                    .toList());
        }
        return Order.of(((OrderOutcome.Placed) outcome).order(), customer.country());
    }

    private static void requireSameCustomer(NewOrder body, Customer customer) {
        String named = body.referenceCustomerId();
        if (named != null
                && !named.isBlank()
                && !named.equalsIgnoreCase(customer.id().value().toString())) {
            throw BadRequest.of("referenceCustomerId", Text.of("violation.customer-of-the-address"));
        }
    }
}
