package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to a subscription; each event knows the state it leaves behind. */
public sealed interface SubscriptionEvent extends LedgerEvent
        permits SubscriptionStarted,
                SubscriptionImported,
                PartnerOfRecordAssigned,
                SeatsChanged,
                BillingPlanChanged,
                TermChanged,
                SubscriptionRenamed,
                AutoRenewSet,
                SubscriptionSuspended,
                SubscriptionReactivated,
                SubscriptionCancelled,
                SubscriptionChangeBlocked,
                SupportContactNamed,
                SubscriptionRenewed,
                SubscriptionExpired,
                SubscriptionDisabled,
                SubscriptionDeleted {

    String subscriptionId();

    String customerId();

    String distributorId();

    Subscription after(@Nullable Subscription before);
}
