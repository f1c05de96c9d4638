package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The distributor ends the partnership and attests to its reasons (S74, S79, S80). */
public record RemovePartnership(
        @TargetAggregateIdentifier PartnershipId id,
        DistributorId distributor,
        String reason,
        RemovalAttestation attestation,
        String requestKey) {}
