package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The reseller declines a personal invitation. */
public record RefusePartnership(
        @TargetAggregateIdentifier PartnershipId id,
        ResellerTenantId reseller,
        @Nullable String reason,
        String requestKey) {}
