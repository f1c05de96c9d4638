package io.partnerledger.command.partnership;

import io.partnerledger.directory.WhoIsWho.ListedDistributor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who invites, to what.
 *
 * @param kind {@code personal}, for one reseller and once, or {@code reusable}, for any
 * @param status of a personal one: {@code requested} as long as it can be answered
 * @param expiresAt until when a personal one can be answered
 */
record ShownInvitation(
        String kind,
        Inviting distributor,
        @Nullable String status,
        @Nullable Instant expiresAt) {

    static ShownInvitation reusable(ListedDistributor distributor) {
        return new ShownInvitation("reusable", Inviting.of(distributor), null, null);
    }

    static ShownInvitation personal(ListedDistributor distributor, String status, @Nullable Instant expiresAt) {
        return new ShownInvitation("personal", Inviting.of(distributor), status, expiresAt);
    }

    /** The distributor that asks for the partnership. */
    record Inviting(UUID tenantId, String name, String country) {
        static Inviting of(ListedDistributor listed) {
            return new Inviting(
                    listed.id().value(), listed.name(), listed.country().code());
        }
    }
}
