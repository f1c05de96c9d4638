package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Changes a subscription, all or nothing; what is absent stays as it is.
 *
 * @param expectedVersion the version the caller rests on, absent if it rests on none
 */
public record ChangeSubscription(
        @TargetAggregateIdentifier SubscriptionId id,
        CustomerId customer,
        DistributorId distributor,
        @Nullable Long expectedVersion,
        @Nullable PlaId partnerId,
        @Nullable String friendlyName,
        @Nullable Seats quantity,
        @Nullable Boolean autoRenewEnabled,
        @Nullable SubscriptionStatus status,
        String requestKey) {

    /** The change that only names another partner of record (S62). */
    public static ChangeSubscription assigning(
            PlaId partnerId, SubscriptionId id, CustomerId customer, DistributorId distributor, String requestKey) {
        return new ChangeSubscription(id, customer, distributor, null, partnerId, null, null, null, null, requestKey);
    }
}
