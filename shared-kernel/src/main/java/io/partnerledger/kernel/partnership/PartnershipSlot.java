package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which partnership is the active one of a distributor and a reseller.
 *
 * @param holder absent while there is none
 */
public record PartnershipSlot(
        PartnershipSlotId id, @Nullable PartnershipId holder) {

    /** Nothing where the partnership holds it already; at most one can. */
    public static Optional<PartnershipSlotTaken> take(
            @Nullable PartnershipSlot before, PartnershipSlotId id, PartnershipId partnership, Instant now) {
        PartnershipId holder = before == null ? null : before.holder;
        if (partnership.equals(holder)) {
            return Optional.empty();
        }
        Refused.unless(holder == null, RefusalCode.ALREADY_PARTNERS);
        return Optional.of(new PartnershipSlotTaken(
                id.distributor().value().toString(),
                id.reseller().value().toString(),
                partnership.value().toString(),
                now));
    }

    /** Nothing where the partnership doesn't hold it. */
    public Optional<PartnershipSlotFreed> free(PartnershipId partnership, Instant now) {
        if (!partnership.equals(holder)) {
            return Optional.empty();
        }
        return Optional.of(new PartnershipSlotFreed(
                id.distributor().value().toString(),
                id.reseller().value().toString(),
                partnership.value().toString(),
                now));
    }
}
