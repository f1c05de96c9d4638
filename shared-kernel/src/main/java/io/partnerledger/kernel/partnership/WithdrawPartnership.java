package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The distributor takes its request back. */
public record WithdrawPartnership(
        @TargetAggregateIdentifier PartnershipId id, DistributorId distributor, String requestKey) {}
