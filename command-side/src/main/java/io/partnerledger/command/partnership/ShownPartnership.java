package io.partnerledger.command.partnership;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partnership as the answer to a command shows it.
 *
 * @param reseller absent until one has accepted
 * @param expiresAt absent where it came by the reusable link
 */
record ShownPartnership(
        UUID id,
        PartnershipStatus status,
        Partner distributor,
        @Nullable Partner reseller,
        @Nullable Instant expiresAt) {

    /** One of the two. */
    record Partner(UUID tenantId, @Nullable String name) {}

    static ShownPartnership of(Partnership partnership, WhoIsWho.Page page) {
        return new ShownPartnership(
                partnership.id().value(),
                partnership.status(),
                new Partner(
                        partnership.distributor().value(),
                        page.distributor(partnership.distributor())
                                .map(WhoIsWho.ListedDistributor::name)
                                .orElse(null)),
                partnership.reseller() == null
                        ? null
                        : new Partner(
                                partnership.reseller().value(),
                                page.reseller(partnership.reseller())
                                        .map(WhoIsWho.ListedReseller::name)
                                        .orElse(null)),
                partnership.expiresAt());
    }
}
