package io.partnerledger.query.cart;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.query.Views;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each cart as it stands, and who changed it last. */
public final class CartProjection implements Projection {

    private static final Table<CartRow> CART = Table.of("cart", CartRow.class, "cartId");

    record CartRow(
            UUID cartId,
            UUID customerId,
            UUID distributorId,
            @Nullable String lastModifiedBy,
            Cart state) {

        static CartRow of(Cart cart, @Nullable String lastModifiedBy) {
            return new CartRow(
                    cart.id().value(),
                    cart.customer().value(),
                    cart.distributor().value(),
                    lastModifiedBy,
                    cart);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "cart", 1, CART);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(
                CartEvent.class,
                (event, at, rows) -> rows.put(
                        CART,
                        CartRow.of(
                                event.after(rows.get(CART, UUID.fromString(event.cartId()))
                                        .map(CartRow::state)
                                        .orElse(null)),
                                (String) at.metadata().get(RequestMetadata.SUBJECT))));
    }
}
