package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor ends the partnership and attests to its reasons (S74, S79, S80).
 *
 * @param expectedVersion the one the caller has seen, absent if it doesn't say
 */
public record RemovePartnership(
        @TargetAggregateIdentifier PartnershipId id,
        DistributorId distributor,
        String reason,
        RemovalAttestation attestation,
        @Nullable Long expectedVersion,
        String requestKey) {}
