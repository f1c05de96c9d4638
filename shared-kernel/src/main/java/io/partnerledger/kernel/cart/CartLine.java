package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a cart, as events and the cart's state keep it.
 *
 * @param orderGroup what is billed alike for equally long is ordered together
 * @param orderId the order it becomes part of
 * @param subscriptionId what it begins
 */
public record CartLine(
        int id,
        String catalogItemId,
        @Nullable String friendlyName,
        int quantity,
        String billingCycle,
        String termDuration,
        @Nullable String partnerOfRecord,
        List<String> additionalPartnersOfRecord,
        String orderGroup,
        String orderId,
        String subscriptionId) {

    public CartLine {
        additionalPartnersOfRecord = List.copyOf(additionalPartnersOfRecord);
    }

    /** A line for each item, its group numbered in the order in which the first of them comes. */
    static List<CartLine> of(CartId cart, List<CartItem> items) {
        List<Rhythm> rhythms = items.stream().map(Rhythm::of).distinct().toList();
        List<CartLine> lines = new ArrayList<>(items.size());
        for (CartItem item : items) {
            lines.add(line(cart, lines.size(), item, Integer.toString(rhythms.indexOf(Rhythm.of(item)))));
        }
        return lines;
    }

    private static CartLine line(CartId cart, int id, CartItem item, String orderGroup) {
        return new CartLine(
                id,
                item.catalogItemId(),
                item.friendlyName(),
                item.quantity().value(),
                item.billingCycle().code(),
                item.termDuration().toString(),
                item.partnerOfRecord() == null ? null : item.partnerOfRecord().value(),
                item.additionalPartnersOfRecord().stream().map(PlaId::value).toList(),
                orderGroup,
                cart.orderOf(orderGroup).value(),
                cart.subscriptionOf(id).value().toString());
    }

    /** The line of an order that it becomes, under that number. */
    PlaceOrder.Line ordered(int lineItemNumber) {
        return new PlaceOrder.Line(
                lineItemNumber,
                catalogItemId,
                friendlyName,
                Seats.of(quantity),
                Period.parse(termDuration),
                partnerOfRecord == null ? null : PlaId.of(partnerOfRecord),
                additionalPartnersOfRecord.stream().map(PlaId::of).toList(),
                SubscriptionId.of(subscriptionId));
    }

    /** Twelve months are a year, however they are written. */
    private record Rhythm(String billingCycle, long months) {

        static Rhythm of(CartItem item) {
            return new Rhythm(item.billingCycle().code(), item.termDuration().toTotalMonths());
        }
    }
}
