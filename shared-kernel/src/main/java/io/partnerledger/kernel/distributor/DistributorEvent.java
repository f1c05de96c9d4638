package io.partnerledger.kernel.distributor;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to a distributor; each event knows the state it leaves behind. */
public sealed interface DistributorEvent extends LedgerEvent permits DistributorRegistered {

    String distributorId();

    Distributor after(@Nullable Distributor before);
}
