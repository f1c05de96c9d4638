package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to a customer; each event knows the state it leaves behind. */
public sealed interface CustomerEvent extends LedgerEvent
        permits CustomerAdded, CustomerImported, ResellerPermissionSet, CustomerRemoved {

    String customerId();

    String distributorId();

    Customer after(@Nullable Customer before);
}
