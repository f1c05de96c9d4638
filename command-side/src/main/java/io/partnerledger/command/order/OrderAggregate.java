package io.partnerledger.command.order;

import static java.util.Objects.requireNonNull;

import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.order.OrderStatus;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An order, placed or blocked. */
@Aggregate(type = "order")
class OrderAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Order order;

    OrderAggregate() {}

    /** The order as placed, if this command has just placed it: then each line begins a subscription. */
    Optional<OrderPlaced> place(
            PlaceOrder command, Customer customer, Judged judged, Set<PlaId> resellers, Instant now) {
        Optional<OrderEvent> event =
                Order.place(order, command, customer, judged.judgements(), resellers, judged.position(), now);
        event.ifPresent(AggregateLifecycle::apply);
        return event.filter(OrderPlaced.class::isInstance).map(OrderPlaced.class::cast);
    }

    OrderOutcome outcome(PlaceOrder command, Judged judged) {
        Order decided = order();
        return decided.status() == OrderStatus.PLACED
                ? new OrderOutcome.Placed(decided)
                : new OrderOutcome.Blocked(decided.id(), Order.blockedLines(command, judged.judgements()));
    }

    Order order() {
        return requireNonNull(order);
    }

    void apply(List<OrderEvent> changes) {
        changes.forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(OrderEvent event) {
        order = event.after(order);
        stream = order.id().stream();
    }
}
