package io.partnerledger.command.order;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.BillingCycle;
import io.partnerledger.edge.partnercenter.OrderPatch;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.kernel.order.ChangeOrder;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants changed of an order: lines with a parent and no subscription of their own are to be added, all others
 * are the ones that are there, sent back.
 */
final class ChangingOrder {

    private final Order before;
    private final OrderPatch patch;

    /** @param patch what has been checked */
    ChangingOrder(Order before, OrderPatch patch) {
        this.before = before;
        this.patch = patch;
    }

    /** @param expectedVersion the one the change rests on, absent if on none */
    ChangeOrder command(@Nullable Long expectedVersion, RequestKey key) {
        List<ChangeOrder.ToldLine> told = new ArrayList<>();
        List<ChangeOrder.NewAddOn> addOns = new ArrayList<>();
        List<OrderPatch.Line> lines = patch.lineItems() == null ? List.of() : patch.lineItems();
        for (int place = 0; place < lines.size(); place++) {
            OrderPatch.Line line = lines.get(place);
            if (line.isToBeAdded()) {
                addOns.add(addOn(line, addOns.size(), key));
            } else {
                told.add(told(line, place));
            }
        }
        return new ChangeOrder(
                before.id(),
                before.customer(),
                before.distributor(),
                expectedVersion,
                BillingCycle.ofChange(patch.billingCycle()),
                told,
                addOns,
                patch.partnerOnRecordAttestationAccepted(),
                key.value());
    }

    private static ChangeOrder.NewAddOn addOn(OrderPatch.Line line, int number, RequestKey key) {
        return new ChangeOrder.NewAddOn(
                Ordering.line(line.asNew(), number, new SubscriptionId(key.uuid("subscription of add-on " + number))),
                SubscriptionId.of(line.parentSubscriptionId()));
    }

    private ChangeOrder.ToldLine told(OrderPatch.Line line, int place) {
        return new ChangeOrder.ToldLine(
                place,
                line.subscriptionId() == null ? meant(line, place) : SubscriptionId.of(line.subscriptionId()),
                line.offerId(),
                line.friendlyName(),
                quantity(line),
                line.termDuration() == null ? null : Period.parse(line.termDuration()),
                line.partnerIdOnRecord() == null ? null : PlaId.of(line.partnerIdOnRecord()));
    }

    /** Clients whose numbers are never absent send none where they set none. */
    private static @Nullable Integer quantity(OrderPatch.Line line) {
        return line.quantity() == null || line.quantity() == 0 ? null : line.quantity();
    }

    /** Which of the lines that are there is sent back without its subscription. */
    private SubscriptionId meant(OrderPatch.Line line, int place) {
        String offer = line.offerId() == null ? "" : line.offerId();
        return before.line(line.lineItemNumber() == null ? place : line.lineItemNumber(), offer)
                .map(OrderLine::subscriptionId)
                .map(SubscriptionId::of)
                .orElseThrow(() -> BadRequest.of(
                        "lineItems[" + place + "].parentSubscriptionId", Text.of("violation.parent-of-new-line")));
    }
}
