package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A reseller accepts by the distributor's reusable link, which begins a partnership of its own (S31). */
public record AcceptPartnershipLink(
        @TargetAggregateIdentifier PartnershipId id,
        DistributorId distributor,
        int linkNumber,
        ResellerTenantId reseller,
        String requestKey) {}
