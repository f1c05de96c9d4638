package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What is in the cart is to be ordered, group by group. */
public record CheckOutCart(
        @TargetAggregateIdentifier CartId id, CustomerId customer, DistributorId distributor, String requestKey) {}
