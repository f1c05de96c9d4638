package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The distributor asks a customer to delegate administration to a reseller. */
public record RequestGdap(
        @TargetAggregateIdentifier GdapRelationshipId id,
        DistributorId distributor,
        CustomerId customer,
        ResellerTenantId reseller,
        GdapTerms terms,
        String requestKey) {}
