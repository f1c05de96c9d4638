package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.event.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What may happen to a partnership; each event knows the state it leaves behind. */
public sealed interface PartnershipEvent extends LedgerEvent
        permits PartnershipRequested,
                PartnershipLinkFollowed,
                PartnershipAccepted,
                PartnershipImported,
                PartnershipRefused,
                PartnershipWithdrawn,
                PartnershipExpired,
                PartnershipRemoved {

    String distributorId();

    Partnership after(@Nullable Partnership before);
}
