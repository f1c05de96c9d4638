package io.partnerledger.kernel.cart;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The cart holds these lines now. */
@EventName("partner-ledger.cart-changed")
@Revision("1")
public record CartChanged(
        String cartId,
        String customerId,
        String distributorId,
        List<CartLine> lines,
        @Nullable Boolean attestationAccepted,
        Instant changedAt,
        String requestKey)
        implements CartEvent {

    @Override
    public Cart after(@Nullable Cart before) {
        return requireNonNull(before).holding(this);
    }
}
