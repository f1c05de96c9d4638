package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The distributor records that the customer has approved. */
public record RecordCustomerApproval(
        @TargetAggregateIdentifier GdapRelationshipId id,
        DistributorId distributor,
        CustomerApproval approval,
        String requestKey) {}
