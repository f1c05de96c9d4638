package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The reseller accepts a personal invitation. */
public record AcceptPartnership(
        @TargetAggregateIdentifier PartnershipId id, ResellerTenantId reseller, String requestKey) {}
