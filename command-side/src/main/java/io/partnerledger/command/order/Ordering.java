package io.partnerledger.command.order;

import io.partnerledger.edge.partnercenter.BillingCycle;
import io.partnerledger.edge.partnercenter.NewOrder;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;

/** Makes of an order as a client sends it a command; order and subscriptions take their ids from the request. */
final class Ordering {

    private Ordering() {}

    /** @param order what has been checked */
    static PlaceOrder of(NewOrder order, Customer customer, RequestKey key) {
        return new PlaceOrder(
                OrderId.of(key.uuid("order").toString()),
                customer.id(),
                customer.distributor(),
                BillingCycle.ofPurchase(order.billingCycle()),
                IntStream.range(0, order.lineItems().size())
                        .mapToObj(place -> line(order.lineItems().get(place), place, key))
                        .toList(),
                order.partnerOnRecordAttestationAccepted(),
                key.value());
    }

    private static PlaceOrder.Line line(NewOrder.Line line, int place, RequestKey key) {
        int number = line.number(place);
        return line(line, number, new SubscriptionId(key.uuid("subscription of line " + number)));
    }

    /** @param subscription the one it is to begin */
    static PlaceOrder.Line line(NewOrder.Line line, int number, SubscriptionId subscription) {
        return new PlaceOrder.Line(
                number,
                line.offerId(),
                line.friendlyName(),
                Seats.of(line.quantity()),
                line.termDuration() == null ? PlaceOrder.Line.DEFAULT_TERM : Period.parse(line.termDuration()),
                line.partnerIdOnRecord() == null ? null : PlaId.of(line.partnerIdOnRecord()),
                line.additionalPartnerIdsOnRecord() == null
                        ? List.of()
                        : line.additionalPartnerIdsOnRecord().stream()
                                .map(PlaId::of)
                                .toList(),
                subscription);
    }
}
