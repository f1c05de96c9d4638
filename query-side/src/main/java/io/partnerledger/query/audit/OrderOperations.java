package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.AuditOperation;
import io.partnerledger.edge.partnercenter.AuditRecord.Detail;
import io.partnerledger.edge.partnercenter.AuditStatus;
import io.partnerledger.kernel.order.AddOn;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderChangeBlocked;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.order.OrderPlaced;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done to orders, in Partner Center's words. */
final class OrderOperations {

    private OrderOperations() {}

    static Operation placed(OrderPlaced event) {
        return new Operation(
                AuditOperation.CREATE_ORDER,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.placedAt(),
                Members.none(),
                order(event.orderId(), event.customerId(), event.billingCycle(), event.lines(), true)
                        .and("Status", "completed"),
                details(event.orderId(), event.billingCycle(), event.lines(), true));
    }

    static Operation blocked(OrderBlocked event) {
        List<Detail> details = details(event.orderId(), event.billingCycle(), event.lines(), false);
        details.addAll(Operation.failedChecks(event.verdicts()));
        return new Operation(
                AuditOperation.CREATE_ORDER,
                AuditStatus.FAILED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.blockedAt(),
                Members.none(),
                order(event.orderId(), event.customerId(), event.billingCycle(), event.lines(), false),
                details);
    }

    static Operation billedOtherwise(OrderBillingCycleChanged event) {
        Members id = Members.of("Id", event.orderId());
        return new Operation(
                AuditOperation.UPDATE_ORDER,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.changedAt(),
                id.and("BillingCycle", event.formerBillingCycle()),
                id.and("BillingCycle", event.billingCycle()),
                details(event.orderId(), event.billingCycle(), List.of(), true));
    }

    /** Of the order the lines are shown that were added. */
    static Operation extended(OrderExtended event) {
        Members id = Members.of("Id", event.orderId());
        return new Operation(
                AuditOperation.UPDATE_ORDER,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.extendedAt(),
                id,
                id.and("LineItems", items(event.addOns(), true)),
                details(event.orderId(), event.billingCycle(), lines(event.addOns()), true));
    }

    /** Of what was asked for there is what was kept. */
    static Operation changeBlocked(OrderChangeBlocked event) {
        Members id = Members.of("Id", event.orderId());
        List<AddOn> addOns = event.requestedAddOns();
        return new Operation(
                AuditOperation.UPDATE_ORDER,
                AuditStatus.FAILED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.blockedAt(),
                id,
                id.and("BillingCycle", event.requestedBillingCycle())
                        .and("LineItems", addOns.isEmpty() ? null : items(addOns, false)),
                Operation.failedChecks(event.verdicts()));
    }

    private static List<OrderLine> lines(List<AddOn> addOns) {
        return addOns.stream().map(AddOn::line).toList();
    }

    private static List<Map<String, Object>> items(List<AddOn> addOns, boolean bought) {
        return addOns.stream()
                .map(addOn -> item(addOn.line(), bought)
                        .and("ParentSubscriptionId", addOn.parentSubscriptionId())
                        .values())
                .toList();
    }

    private static Members item(OrderLine line, boolean bought) {
        return Members.of("LineItemNumber", line.lineItemNumber())
                .and("OfferId", line.offerId())
                .and("SubscriptionId", bought ? line.subscriptionId() : null)
                .and("FriendlyName", line.friendlyName())
                .and("Quantity", line.quantity())
                .and("TermDuration", line.termDuration())
                .and("PartnerIdOnRecord", line.partnerOfRecord())
                .and("AdditionalPartnerIdsOnRecord", line.additionalPartnersOfRecord());
    }

    /** @param bought whether each line has its subscription */
    private static Members order(
            String id, String customer, String billingCycle, List<OrderLine> lines, boolean bought) {
        List<Map<String, Object>> items =
                lines.stream().map(line -> item(line, bought).values()).toList();
        return Members.of("Id", id)
                .and("AlternateId", id)
                .and("ReferenceCustomerId", customer)
                .and("BillingCycle", billingCycle)
                .and("LineItems", items);
    }

    private static List<Detail> details(String id, String billingCycle, List<OrderLine> lines, boolean bought) {
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("OrderId", id));
        details.add(new Detail("AlternateId", id));
        details.add(new Detail("BillingCycle", billingCycle));
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            // There is no catalogue: what was given no name goes by its offer.
            String name = line.friendlyName() == null ? line.offerId() : line.friendlyName();
            details.add(new Detail("OfferId-" + i, line.offerId()));
            if (bought) {
                details.add(new Detail("SubscriptionId-" + i, line.subscriptionId()));
            }
            details.add(new Detail("SubscriptionName-" + i, name));
            details.add(new Detail("Quantity-" + i, Integer.toString(line.quantity())));
            if (line.partnerOfRecord() != null) {
                details.add(new Detail("PartnerOnRecord-" + i, line.partnerOfRecord()));
            }
        }
        return details;
    }
}
