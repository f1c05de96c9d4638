package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The cart is to hold this and nothing else. */
public record ChangeCart(
        @TargetAggregateIdentifier CartId id,
        CustomerId customer,
        DistributorId distributor,
        List<CartItem> items,
        @Nullable Boolean attestationAccepted,
        String requestKey) {

    public ChangeCart {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A cart holds something.");
        }
    }
}
