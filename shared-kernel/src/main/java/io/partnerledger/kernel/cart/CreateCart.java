package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import java.time.Duration;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The distributor puts together what a customer wants to buy.
 *
 * @param attestationAccepted whether the caller attests to have checked the partners of record; absent if it didn't say
 * @param validity how long it can be checked out
 */
public record CreateCart(
        @TargetAggregateIdentifier CartId id,
        CustomerId customer,
        DistributorId distributor,
        List<CartItem> items,
        @Nullable Boolean attestationAccepted,
        Duration validity,
        String requestKey) {

    public CreateCart {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A cart holds something.");
        }
    }
}
