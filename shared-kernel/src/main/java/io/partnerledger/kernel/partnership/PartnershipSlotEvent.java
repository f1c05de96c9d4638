package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to the place for the one active partnership of a pair. */
public sealed interface PartnershipSlotEvent extends LedgerEvent permits PartnershipSlotTaken, PartnershipSlotFreed {

    PartnershipSlot after(@Nullable PartnershipSlot before);
}
