package io.partnerledger.kernel.order;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to an order; each event knows the state it leaves behind. */
public sealed interface OrderEvent extends LedgerEvent
        permits OrderPlaced, OrderBlocked, OrderBillingCycleChanged, OrderExtended, OrderChangeBlocked {

    String orderId();

    String distributorId();

    Order after(@Nullable Order before);
}
