package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.programme.Evidence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The programme says which location a tenant has, and in what standing; another PLA ID retires the former. */
public record RecordLocation(
        @TargetAggregateIdentifier ResellerTenantId tenant,
        PlaId plaId,
        Country country,
        LocationStatus status,
        Evidence evidence,
        String requestKey) {}
