package io.partnerledger.command.partnership;

import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partnership as the answer to a command shows it.
 *
 * @param resellerTenantId absent until a reseller has accepted
 * @param expiresAt absent where it came by the reusable link
 */
record ShownPartnership(
        UUID id,
        PartnershipStatus status,
        UUID distributorTenantId,
        @Nullable UUID resellerTenantId,
        @Nullable Instant expiresAt) {

    static ShownPartnership of(Partnership partnership) {
        return new ShownPartnership(
                partnership.id().value(),
                partnership.status(),
                partnership.distributor().value(),
                partnership.reseller() == null ? null : partnership.reseller().value(),
                partnership.expiresAt());
    }
}
