package io.partnerledger.command.order;

import io.partnerledger.command.customer.CustomerAccess;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.partnerofrecord.Stopped;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.Etag;
import io.partnerledger.edge.partnercenter.NewOrder;
import io.partnerledger.edge.partnercenter.Order;
import io.partnerledger.edge.partnercenter.OrderPatch;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.OrderStatus;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Places orders for customers and changes those that stand. */
@RestController
class OrderController {

    private final Commands commands;
    private final States states;

    OrderController(Commands commands, States states) {
        this.commands = commands;
        this.states = states;
    }

    @PostMapping("/v1/customers/{customerId}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Order place(
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestBody NewOrder body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        requireSameCustomer(body.referenceCustomerId(), customer);
        OrderOutcome outcome = commands.send(Ordering.of(body, customer, key), caller, request);
        if (outcome instanceof OrderOutcome.Blocked blocked) {
            throw Stopped.fault(blocked.lines().stream()
                    .map(line -> new Stopped(line.partnerIdOnRecord(), line.verdict()))
                    .toList());
        }
        return Order.of(((OrderOutcome.Placed) outcome).order(), customer.country());
    }

    @PatchMapping("/v1/customers/{customerId}/orders/{orderId}")
    Order change(
            @PathVariable String orderId,
            @RequestAttribute(CustomerAccess.CUSTOMER) Customer customer,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OrderPatch body,
            Caller caller,
            RequestContext request,
            RequestKey key) {
        requireSameCustomer(body.referenceCustomerId(), customer);
        Long expected = Etag.sent(ifMatch, body.attributes())
                .map(etag -> versionOf(etag, orderId))
                .orElse(null);
        OrderOutcome outcome =
                commands.send(new ChangingOrder(of(customer, orderId), body).command(expected, key), caller, request);
        if (outcome instanceof OrderOutcome.ChangeBlocked blocked) {
            throw Stopped.fault(blocked.judgements().stream()
                    .filter(Judgement::blocks)
                    .map(judgement -> new Stopped(judgement.plaId(), judgement.verdict()))
                    .toList());
        }
        return Order.of(((OrderOutcome.Placed) outcome).order(), customer.country());
    }

    /** A blocked order was none. */
    private io.partnerledger.kernel.order.Order of(Customer customer, String orderId) {
        return states.of(OrderId.of(orderId).stream(), OrderEvent.class, OrderEvent::after)
                .filter(found -> found.status() == OrderStatus.PLACED)
                .filter(found -> found.customer().equals(customer.id()))
                .orElseThrow(() -> PartnerCenterFault.orderNotFound(orderId));
    }

    private static Long versionOf(Etag etag, String orderId) {
        if (!etag.id().equals(orderId)) {
            throw PartnerCenterFault.staleEtag();
        }
        return etag.version();
    }

    private static void requireSameCustomer(@Nullable String named, Customer customer) {
        if (named != null
                && !named.isBlank()
                && !named.equalsIgnoreCase(customer.id().value().toString())) {
            throw BadRequest.of("referenceCustomerId", Text.of("violation.customer-of-the-address"));
        }
    }
}
