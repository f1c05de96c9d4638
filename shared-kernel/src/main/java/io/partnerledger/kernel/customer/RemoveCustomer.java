package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The distributor ends its relationship with the customer. */
public record RemoveCustomer(@TargetAggregateIdentifier CustomerId id, DistributorId distributor, String requestKey) {}
