package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.AuditOperation;
import io.partnerledger.edge.partnercenter.AuditStatus;
import io.partnerledger.kernel.subscription.AutoRenewSet;
import io.partnerledger.kernel.subscription.BillingPlanChanged;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import io.partnerledger.kernel.subscription.SeatsChanged;
import io.partnerledger.kernel.subscription.SubscriptionCancelled;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionReactivated;
import io.partnerledger.kernel.subscription.SubscriptionRenamed;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import io.partnerledger.kernel.subscription.TermChanged;
import java.time.Instant;
import java.util.List;

/** What is done to subscriptions, in Partner Center's words. */
final class SubscriptionOperations {

    private SubscriptionOperations() {}

    static Operation partnerOfRecordAssigned(PartnerOfRecordAssigned event) {
        return changed(
                event,
                event.requestKey(),
                event.assignedAt(),
                Members.of("PartnerId", event.formerPartnerOfRecord()),
                Members.of("PartnerId", event.partnerOfRecord()));
    }

    static Operation seatsChanged(SeatsChanged event) {
        return changed(
                event,
                event.requestKey(),
                event.changedAt(),
                Members.of("Quantity", event.formerQuantity()),
                Members.of("Quantity", event.quantity()));
    }

    static Operation billingPlanChanged(BillingPlanChanged event) {
        return changed(
                event,
                event.requestKey(),
                event.changedAt(),
                Members.of("BillingCycle", event.formerBillingCycle()),
                Members.of("BillingCycle", event.billingCycle()));
    }

    static Operation termChanged(TermChanged event) {
        return changed(
                event,
                event.requestKey(),
                event.changedAt(),
                Members.of("TermDuration", event.formerTermDuration())
                        .and("CommitmentEndDate", event.formerCommitmentEnd().toString()),
                Members.of("TermDuration", event.termDuration())
                        .and("CommitmentEndDate", event.commitmentEnd().toString()));
    }

    static Operation renamed(SubscriptionRenamed event) {
        return changed(
                event,
                event.requestKey(),
                event.renamedAt(),
                Members.of("FriendlyName", event.formerFriendlyName()),
                Members.of("FriendlyName", event.friendlyName()));
    }

    static Operation autoRenewSet(AutoRenewSet event) {
        return changed(
                event,
                event.requestKey(),
                event.setAt(),
                Members.of("AutoRenewEnabled", !event.autoRenewEnabled()),
                Members.of("AutoRenewEnabled", event.autoRenewEnabled()));
    }

    static Operation suspended(SubscriptionSuspended event) {
        return changed(
                event,
                event.requestKey(),
                event.suspendedAt(),
                Members.of("Status", "active"),
                Members.of("Status", "suspended"));
    }

    static Operation reactivated(SubscriptionReactivated event) {
        return changed(
                event,
                event.requestKey(),
                event.reactivatedAt(),
                Members.of("Status", "suspended"),
                Members.of("Status", "active"));
    }

    static Operation cancelled(SubscriptionCancelled event) {
        return changed(
                event,
                event.requestKey(),
                event.cancelledAt(),
                Members.of("Status", "active"),
                Members.of("Status", "deleted"));
    }

    private static Operation changed(
            SubscriptionEvent event, String requestKey, Instant at, Members before, Members after) {
        Members id = Members.of("Id", event.subscriptionId());
        return new Operation(
                AuditOperation.UPDATE_SUBSCRIPTION,
                AuditStatus.SUCCEEDED,
                event.distributorId(),
                event.customerId(),
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
                Operation.failedChecks(event.verdicts()));
    }
}
