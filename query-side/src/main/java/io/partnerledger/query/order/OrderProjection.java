package io.partnerledger.query.order;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Each order as it stands, the blocked ones among them. */
public final class OrderProjection implements Projection {

    private static final Table<OrderRow> ORDER = Table.of("order", OrderRow.class, "orderId");

    record OrderRow(
            String orderId,
            UUID customerId,
            UUID distributorId,
            String status,
            String billingCycle,
            Instant decidedAt,
            Order state) {

        static OrderRow of(Order order) {
            return new OrderRow(
                    order.id().value(),
                    order.customer().value(),
                    order.distributor().value(),
                    order.status().name().toLowerCase(Locale.ROOT),
                    order.billingCycle().code(),
                    order.decidedAt(),
                    order);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "order", 2, ORDER);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(
                OrderEvent.class,
                (event, at, rows) -> rows.put(
                        ORDER,
                        OrderRow.of(event.after(rows.get(ORDER, event.orderId())
                                .map(OrderRow::state)
                                .orElse(null)))));
    }
}
