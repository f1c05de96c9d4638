package io.partnerledger.kernel.distributor;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.programme.Evidence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The programme makes a distributor known. */
public record RegisterDistributor(
        @TargetAggregateIdentifier DistributorId distributor,
        String name,
        Country country,
        @Nullable PlaId plaId,
        boolean agreementSigned,
        Evidence evidence,
        String requestKey) {}
