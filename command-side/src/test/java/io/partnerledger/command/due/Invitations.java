package io.partnerledger.command.due;

import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Two kinds of work for tests: invitations that end at their time, and partnerships to look at when a reseller is suspended. */
final class Invitations {

    static final Instant TODAY = Instant.parse("2026-04-01T09:00:00Z");
    static final Instant IN_A_MONTH = Instant.parse("2026-05-01T09:00:00Z");
    static final UUID KANTO = UUID.randomUUID();

    private Invitations() {}

    static String stream(String partnership) {
        return "partnership:" + partnership;
    }

    static PartnershipRequested requested(String partnership, Instant expiresAt) {
        return new PartnershipRequested(
                partnership,
                KANTO.toString(),
                new SealedText(stream(partnership), 1, "c2VhbGVk"),
                null,
                "ja-JP",
                null,
                "hash of " + partnership,
                TODAY,
                expiresAt,
                "request");
    }

    static PartnershipAccepted accepted(String partnership, String reseller) {
        return new PartnershipAccepted(partnership, KANTO.toString(), reseller, TODAY, "acceptance");
    }

    static PartnershipExpired expired(String partnership, Instant expiresAt) {
        return new PartnershipExpired(partnership, KANTO.toString(), expiresAt, expiresAt);
    }

    static TenantSuspended suspended(String reseller) {
        return new TenantSuspended(reseller, null, null, null, null, TODAY, "suspension");
    }

    /** Due when the invitation says so. */
    record Expiry() implements DueWork {

        @Override
        public String kind() {
            return "expiry";
        }

        @Override
        public void describe(DueFolding folding) {
            folding.on(
                            PartnershipRequested.class,
                            (e, agenda) -> agenda.due(e.partnershipId(), e.distributorId(), e.expiresAt()))
                    .on(PartnershipAccepted.class, (e, agenda) -> agenda.noMore(e.partnershipId()))
                    .on(PartnershipExpired.class, (e, agenda) -> agenda.noMore(e.partnershipId()));
        }

        @Override
        public Object command(Due due) {
            return due.subject();
        }
    }

    /** Due at once, for every partnership of a reseller that is suspended: known from a table of its own. */
    record LookAtPartners() implements DueWork {

        record PartnerRow(String reseller, String partnership) {}

        private static final Table<PartnerRow> PARTNER =
                Table.of("due_partner", PartnerRow.class, "reseller", "partnership");

        @Override
        public String kind() {
            return "look-at-partners";
        }

        @Override
        public List<Table<?>> tables() {
            return List.of(PARTNER);
        }

        @Override
        public void describe(DueFolding folding) {
            folding.on(
                            PartnershipAccepted.class,
                            (e, agenda) ->
                                    agenda.rows().put(PARTNER, new PartnerRow(e.resellerTenantId(), e.partnershipId())))
                    .on(
                            TenantSuspended.class,
                            (e, agenda) -> agenda.rows()
                                    .all(PARTNER, e.resellerTenantId())
                                    .forEach(partner -> agenda.dueNow(partner.partnership(), KANTO.toString())));
        }

        @Override
        public Object command(Due due) {
            return due.subject();
        }
    }
}
