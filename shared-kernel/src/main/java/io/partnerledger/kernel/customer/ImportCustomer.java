package io.partnerledger.kernel.customer;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * The distributor tells of a customer it already has.
 *
 * @param customer as it would be added, under the id it has
 */
public record ImportCustomer(AddCustomer customer) {

    @TargetAggregateIdentifier
    public CustomerId id() {
        return customer.id();
    }
}
