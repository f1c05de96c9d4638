package io.partnerledger.query.partnership;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipImported;
import io.partnerledger.kernel.partnership.PartnershipLinkFollowed;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.partnership.PartnershipWithdrawn;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every partnership from its request to its end, one row each; the reseller list shows the active ones (S32, S82). */
public final class PartnershipProjection implements Projection {

    private static final Table<PartnershipRow> PARTNERSHIP =
            Table.of("partnership", PartnershipRow.class, "partnershipId");

    /**
     * @param requestedAt absent where nobody asked, since the distributor told of it as established
     * @param acceptedAt from when it is active here
     * @param since from when the two are partners, which may be before the ledger
     */
    record PartnershipRow(
            UUID partnershipId,
            UUID distributorId,
            @Nullable UUID resellerTenantId,
            String status,
            @Nullable String resellerName,
            @Nullable SealedText resellerEmail,
            @Nullable String locale,
            @Nullable Instant requestedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant acceptedAt,
            @Nullable Instant since,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            long version) {

        PartnershipRow accepted(UUID reseller, Instant when, Recorded at) {
            return new PartnershipRow(
                    partnershipId,
                    distributorId,
                    reseller,
                    code(PartnershipStatus.ACTIVE),
                    resellerName,
                    resellerEmail,
                    locale,
                    requestedAt,
                    expiresAt,
                    when,
                    when,
                    null,
                    null,
                    at.sequence());
        }

        PartnershipRow ended(
                PartnershipStatus how, @Nullable UUID reseller, Instant when, @Nullable String reason, Recorded at) {
            return new PartnershipRow(
                    partnershipId,
                    distributorId,
                    reseller,
                    code(how),
                    resellerName,
                    resellerEmail,
                    locale,
                    requestedAt,
                    expiresAt,
                    acceptedAt,
                    since,
                    when,
                    reason,
                    at.sequence());
        }

        static String code(PartnershipStatus status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "partnership", 2, PARTNERSHIP);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(
                        PartnershipRequested.class,
                        (e, at, rows) -> rows.put(
                                PARTNERSHIP,
                                new PartnershipRow(
                                        UUID.fromString(e.partnershipId()),
                                        UUID.fromString(e.distributorId()),
                                        null,
                                        PartnershipRow.code(PartnershipStatus.REQUESTED),
                                        e.resellerName(),
                                        e.resellerEmail(),
                                        e.locale(),
                                        e.requestedAt(),
                                        e.expiresAt(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        at.sequence())))
                .on(
                        PartnershipLinkFollowed.class,
                        (e, at, rows) -> rows.put(
                                PARTNERSHIP,
                                new PartnershipRow(
                                        UUID.fromString(e.partnershipId()),
                                        UUID.fromString(e.distributorId()),
                                        null,
                                        PartnershipRow.code(PartnershipStatus.REQUESTED),
                                        null,
                                        null,
                                        null,
                                        e.followedAt(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        at.sequence())))
                .on(
                        PartnershipAccepted.class,
                        (e, at, rows) -> rows.change(
                                PARTNERSHIP,
                                row -> row.accepted(UUID.fromString(e.resellerTenantId()), e.acceptedAt(), at),
                                UUID.fromString(e.partnershipId())))
                .on(
                        PartnershipImported.class,
                        (e, at, rows) -> rows.put(
                                PARTNERSHIP,
                                new PartnershipRow(
                                        UUID.fromString(e.partnershipId()),
                                        UUID.fromString(e.distributorId()),
                                        UUID.fromString(e.resellerTenantId()),
                                        PartnershipRow.code(PartnershipStatus.ACTIVE),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        e.importedAt(),
                                        e.since(),
                                        null,
                                        null,
                                        at.sequence())))
                .on(
                        PartnershipRefused.class,
                        (e, at, rows) -> rows.change(
                                PARTNERSHIP,
                                row -> row.ended(
                                        PartnershipStatus.REFUSED,
                                        UUID.fromString(e.resellerTenantId()),
                                        e.refusedAt(),
                                        e.reason(),
                                        at),
                                UUID.fromString(e.partnershipId())))
                .on(
                        PartnershipWithdrawn.class,
                        (e, at, rows) -> rows.change(
                                PARTNERSHIP,
                                row -> row.ended(PartnershipStatus.WITHDRAWN, null, e.withdrawnAt(), null, at),
                                UUID.fromString(e.partnershipId())))
                .on(
                        PartnershipExpired.class,
                        (e, at, rows) -> rows.change(
                                PARTNERSHIP,
                                row -> row.ended(PartnershipStatus.EXPIRED, null, e.expiresAt(), null, at),
                                UUID.fromString(e.partnershipId())))
                .on(
                        PartnershipRemoved.class,
                        (e, at, rows) -> rows.change(
                                PARTNERSHIP,
                                row -> row.ended(
                                        PartnershipStatus.REMOVED,
                                        row.resellerTenantId(),
                                        e.removedAt(),
                                        e.reason(),
                                        at),
                                UUID.fromString(e.partnershipId())));
    }
}
