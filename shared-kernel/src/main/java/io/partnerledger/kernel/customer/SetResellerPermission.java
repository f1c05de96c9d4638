package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor says what the associated reseller may do in the customer's account (S71).
 *
 * @param expectedVersion the one the caller has seen, absent if it doesn't say
 */
public record SetResellerPermission(
        @TargetAggregateIdentifier CustomerId id,
        DistributorId distributor,
        ResellerPermission permission,
        @Nullable Long expectedVersion,
        String requestKey) {}
