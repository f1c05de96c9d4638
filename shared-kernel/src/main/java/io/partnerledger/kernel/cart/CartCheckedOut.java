package io.partnerledger.kernel.cart;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** These orders were placed from the cart; groups that were stopped are still in it. */
@EventName("partner-ledger.cart-checked-out")
@Revision("1")
public record CartCheckedOut(
        String cartId,
        String customerId,
        String distributorId,
        List<String> orderIds,
        Instant checkedOutAt,
        String requestKey)
        implements CartEvent {

    @Override
    public Cart after(@Nullable Cart before) {
        return requireNonNull(before).checkedOut(this);
    }
}
