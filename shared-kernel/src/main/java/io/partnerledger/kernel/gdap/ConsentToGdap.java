package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The reseller takes delegated administration on. */
public record ConsentToGdap(
        @TargetAggregateIdentifier GdapRelationshipId id, ResellerTenantId reseller, String requestKey) {}
