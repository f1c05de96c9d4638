package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Period;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes a subscription, all or nothing; what is absent stays as it is.
 *
 * @param expectedVersion the version the caller rests on, absent if it rests on none
 * @param status active, suspended or, to cancel it, deleted
 */
public record ChangeSubscription(
        @TargetAggregateIdentifier SubscriptionId id,
        CustomerId customer,
        DistributorId distributor,
        @Nullable Long expectedVersion,
        @Nullable PlaId partnerId,
        @Nullable String friendlyName,
        @Nullable Seats quantity,
        @Nullable BillingCycle billingCycle,
        @Nullable Period termDuration,
        @Nullable Boolean autoRenewEnabled,
        @Nullable SubscriptionStatus status,
        String requestKey) {

    public ChangeSubscription {
        if (status == SubscriptionStatus.EXPIRED || status == SubscriptionStatus.DISABLED) {
            throw new IllegalArgumentException("Only time makes a subscription " + status.code() + ".");
        }
    }

    /** The change that only names another partner of record (S62). */
    public static ChangeSubscription assigning(
            PlaId partnerId, SubscriptionId id, CustomerId customer, DistributorId distributor, String requestKey) {
        return new ChangeSubscription(
                id, customer, distributor, null, partnerId, null, null, null, null, null, null, requestKey);
    }

    /** The change that names another partner of record, as long as the subscription is as it was seen. */
    public static ChangeSubscription replacingPartner(PlaId partnerId, Subscription seen, String requestKey) {
        return new ChangeSubscription(
                seen.id(),
                seen.customer(),
                seen.distributor(),
                seen.version(),
                partnerId,
                null,
                null,
                null,
                null,
                null,
                null,
                requestKey);
    }
}
