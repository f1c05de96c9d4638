package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A cart was put together for a customer; until {@code expiresAt} it can be checked out. */
@EventName("partner-ledger.cart-created")
@Revision("1")
public record CartCreated(
        String cartId,
        String customerId,
        String distributorId,
        List<CartLine> lines,
        @Nullable Boolean attestationAccepted,
        Instant createdAt,
        Instant expiresAt,
        String requestKey)
        implements CartEvent {

    @Override
    public Cart after(@Nullable Cart before) {
        return Cart.created(this);
    }
}
