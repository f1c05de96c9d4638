package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.AuditOperation;
import io.partnerledger.edge.partnercenter.AuditRecord.Detail;
import io.partnerledger.edge.partnercenter.AuditStatus;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerRemoved;
import io.partnerledger.kernel.order.AddOn;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderChangeBlocked;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.subscription.AutoRenewSet;
import io.partnerledger.kernel.subscription.BillingPlanChanged;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import io.partnerledger.kernel.subscription.SeatsChanged;
import io.partnerledger.kernel.subscription.SubscriptionCancelled;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.kernel.subscription.SubscriptionReactivated;
import io.partnerledger.kernel.subscription.SubscriptionRenamed;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import io.partnerledger.kernel.subscription.TermChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells that somebody did, in Partner Center's words and without anything about a person.
 *
 * <p>Of what is created the whole is shown, of what changes that which has changed.
 *
 * @param requestKey of the request that did it
 * @param at when it was decided, the same for all events of one request
 * @param before as the resource was, as far as it changes; nothing where there was none
 * @param after as it was to be
 */
record Operation(
        AuditOperation type,
        AuditStatus status,
        String distributorId,
        @Nullable String customerId,
        String requestKey,
        Instant at,
        Members before,
        Members after,
        List<Detail> details) {

    static Operation customerAdded(CustomerAdded event) {
        Members company = Members.of("TenantId", event.customerId())
                .and("Domain", event.domain())
                .and("CompanyName", event.companyName());
        return new Operation(
                AuditOperation.ADD_CUSTOMER,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.addedAt(),
                Members.none(),
                Members.of("Id", event.customerId())
                        .and("RelationshipToPartner", "reseller")
                        .and("AssociatedPartnerId", event.associatedResellerTenantId())
                        .and("CompanyProfile", company.values()),
                List.of());
    }

    static Operation customerRemoved(CustomerRemoved event) {
        Members id = Members.of("Id", event.customerId());
        return new Operation(
                AuditOperation.REMOVE_PARTNER_CUSTOMER_RELATIONSHIP,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.removedAt(),
                id.and("RelationshipToPartner", "reseller"),
                id.and("RelationshipToPartner", "none"),
                List.of());
    }

    static Operation partnershipAccepted(PartnershipAccepted event) {
        return new Operation(
                AuditOperation.CREATE_PARTNER_RELATIONSHIP,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                null,
                event.requestKey(),
                event.acceptedAt(),
                Members.none(),
                Members.of("Id", event.resellerTenantId())
                        .and("RelationshipType", "is_indirect_cloud_solution_provider_of")
                        .and("State", "Active"),
                List.of());
    }

    static Operation orderPlaced(OrderPlaced event) {
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
                orderDetails(event.orderId(), event.billingCycle(), event.lines(), true));
    }

    static Operation orderBlocked(OrderBlocked event) {
        List<Detail> details = orderDetails(event.orderId(), event.billingCycle(), event.lines(), false);
        details.addAll(failedChecks(event.verdicts()));
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

    static Operation orderBilledOtherwise(OrderBillingCycleChanged event) {
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
                orderDetails(event.orderId(), event.billingCycle(), List.of(), true));
    }

    /** Of the order the lines are shown that were added. */
    static Operation orderExtended(OrderExtended event) {
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
                orderDetails(event.orderId(), event.billingCycle(), lines(event.addOns()), true));
    }

    /** Of what was asked for there is what was kept. */
    static Operation orderChangeBlocked(OrderChangeBlocked event) {
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
                failedChecks(event.verdicts()));
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

    private static List<Detail> orderDetails(String id, String billingCycle, List<OrderLine> lines, boolean bought) {
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

    static Operation partnerOfRecordAssigned(PartnerOfRecordAssigned event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.assignedAt(),
                Members.of("PartnerId", event.formerPartnerOfRecord()),
                Members.of("PartnerId", event.partnerOfRecord()));
    }

    static Operation seatsChanged(SeatsChanged event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.changedAt(),
                Members.of("Quantity", event.formerQuantity()),
                Members.of("Quantity", event.quantity()));
    }

    static Operation billingPlanChanged(BillingPlanChanged event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.changedAt(),
                Members.of("BillingCycle", event.formerBillingCycle()),
                Members.of("BillingCycle", event.billingCycle()));
    }

    static Operation termChanged(TermChanged event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.changedAt(),
                Members.of("TermDuration", event.formerTermDuration())
                        .and("CommitmentEndDate", event.formerCommitmentEnd().toString()),
                Members.of("TermDuration", event.termDuration())
                        .and("CommitmentEndDate", event.commitmentEnd().toString()));
    }

    static Operation renamed(SubscriptionRenamed event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.renamedAt(),
                Members.of("FriendlyName", event.formerFriendlyName()),
                Members.of("FriendlyName", event.friendlyName()));
    }

    static Operation autoRenewSet(AutoRenewSet event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.setAt(),
                Members.of("AutoRenewEnabled", !event.autoRenewEnabled()),
                Members.of("AutoRenewEnabled", event.autoRenewEnabled()));
    }

    static Operation suspended(SubscriptionSuspended event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.suspendedAt(),
                Members.of("Status", "active"),
                Members.of("Status", "suspended"));
    }

    static Operation reactivated(SubscriptionReactivated event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.reactivatedAt(),
                Members.of("Status", "suspended"),
                Members.of("Status", "active"));
    }

    static Operation cancelled(SubscriptionCancelled event) {
        return changed(
                event.subscriptionId(),
                event.customerId(),
                event.distributorId(),
                event.requestKey(),
                event.cancelledAt(),
                Members.of("Status", "active"),
                Members.of("Status", "deleted"));
    }

    private static Operation changed(
            String subscription,
            String customer,
            String distributor,
            String requestKey,
            Instant at,
            Members before,
            Members after) {
        Members id = Members.of("Id", subscription);
        return new Operation(
                AuditOperation.UPDATE_SUBSCRIPTION,
                AuditStatus.SUCCEEDED,
                distributor,
                customer,
                requestKey,
                at,
                id.and(before),
                id.and(after),
                List.of());
    }

    /** Of what was asked for there is what was kept. */
    static Operation changeBlocked(SubscriptionChangeBlocked event) {
        Members before = Members.of("Id", event.subscriptionId()).and("PartnerId", event.partnerOfRecord());
        return new Operation(
                AuditOperation.UPDATE_SUBSCRIPTION,
                AuditStatus.FAILED,
                event.distributorId(),
                event.customerId(),
                event.requestKey(),
                event.blockedAt(),
                before,
                before.and("PartnerId", event.requestedPartnerOfRecord()).and("Quantity", event.requestedQuantity()),
                failedChecks(event.verdicts()));
    }

    private static List<Detail> failedChecks(List<RecordedVerdict> verdicts) {
        List<String> failed = verdicts.stream()
                .flatMap(verdict -> verdict.failures().stream())
                .filter(RecordedVerdict.Failure::blocks)
                .map(RecordedVerdict.Failure::check)
                .distinct()
                .toList();
        List<Detail> details = new ArrayList<>();
        for (int i = 0; i < failed.size(); i++) {
            details.add(new Detail("FailedCheck-" + i, failed.get(i)));
        }
        return details;
    }
}
