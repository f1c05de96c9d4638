package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to a cart; each event knows the state it leaves behind. */
public sealed interface CartEvent extends LedgerEvent permits CartCreated, CartChanged, CartCheckedOut {

    String cartId();

    String distributorId();

    Cart after(@Nullable Cart before);
}
