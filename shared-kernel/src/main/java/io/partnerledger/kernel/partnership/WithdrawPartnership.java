package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor takes its request back.
 *
 * @param expectedVersion the one the caller has seen, absent if it doesn't say
 */
public record WithdrawPartnership(
        @TargetAggregateIdentifier PartnershipId id,
        DistributorId distributor,
        @Nullable Long expectedVersion,
        String requestKey) {}
