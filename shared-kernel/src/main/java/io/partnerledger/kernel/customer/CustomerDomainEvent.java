package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to a customer's domain. */
public sealed interface CustomerDomainEvent extends LedgerEvent permits CustomerDomainClaimed, CustomerDomainReleased {

    CustomerDomainClaim after(@Nullable CustomerDomainClaim before);
}
