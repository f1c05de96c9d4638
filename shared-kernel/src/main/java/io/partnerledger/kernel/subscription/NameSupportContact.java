package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Says who supports a subscription (S36, S73).
 *
 * @param contact a partner of the distributor; absent, it is the distributor itself
 */
public record NameSupportContact(
        @TargetAggregateIdentifier SubscriptionId id,
        CustomerId customer,
        DistributorId distributor,
        @Nullable ResellerTenantId contact,
        String requestKey) {}
