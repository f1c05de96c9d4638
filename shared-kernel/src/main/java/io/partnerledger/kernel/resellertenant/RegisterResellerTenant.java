package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.programme.Evidence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The programme makes a reseller's CSP tenant and its PLA ID known. */
public record RegisterResellerTenant(
        @TargetAggregateIdentifier ResellerTenantId tenant,
        String name,
        Country country,
        PlaId plaId,
        @Nullable SealedText email,
        Evidence evidence,
        String requestKey) {}
