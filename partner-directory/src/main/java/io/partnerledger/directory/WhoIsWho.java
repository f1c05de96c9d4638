package io.partnerledger.directory;

import static io.partnerledger.directory.DirectoryProjection.DISTRIBUTOR;
import static io.partnerledger.directory.DirectoryProjection.INVITATION;
import static io.partnerledger.directory.DirectoryProjection.PARTNERSHIP;
import static io.partnerledger.directory.DirectoryProjection.PLA;
import static io.partnerledger.directory.DirectoryProjection.RESELLER;

import io.partnerledger.directory.DirectoryProjection.PlaRow;
import io.partnerledger.directory.DirectoryProjection.ResellerRow;
import io.partnerledger.events.following.LookUp;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Customer;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Holder;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Location;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Who is who, and who is whose partner, in this node's memory.
 *
 * <p>Nobody judges on old facts: {@link #asOfNow} first waits until everything that was in the store when the question
 * arrived is known here, whichever node appended it. Whatever was answered before is thereby taken into account.
 */
public final class WhoIsWho {

    private final LookUp lookUp;
    private final Head head;
    private final Duration patience;

    /** @param patience how long to wait for the store before asking the caller to try again */
    public WhoIsWho(LookUp lookUp, Head head, Duration patience) {
        this.lookUp = lookUp;
        this.head = head;
        this.patience = patience;
    }

    /**
     * Asks what is known as of the question's arrival.
     *
     * @throws StoreBusy if this node can't catch up in time
     */
    public <T> T asOfNow(Function<Page, T> question) {
        long needed = needed();
        if (!lookUp.await(needed, patience)) {
            throw new StoreBusy(lookUp.position(), needed);
        }
        return asKnown(question);
    }

    /**
     * Waits until everything up to the position is known here.
     *
     * @return whether it is, within the time
     */
    public boolean knows(long position, Duration atMost) {
        return lookUp.await(position, atMost);
    }

    private long needed() {
        try {
            return head.now();
        } catch (DataAccessResourceFailureException away) {
            throw new StoreBusy(away);
        }
    }

    /** Asks what is known, which may be a moment old: enough to show, never to judge. */
    public <T> T asKnown(Function<Page, T> question) {
        return lookUp.read(at -> question.apply(new Page(at.rows(), at.position())));
    }

    /** The directory at one position. */
    public static final class Page {

        private final Rows rows;
        private final long position;

        Page(Rows rows, long position) {
            this.rows = rows;
            this.position = position;
        }

        /** The position all answers of this page rest on. */
        public long position() {
            return position;
        }

        /** What a tenant is to the programme. */
        public Optional<TenantRole> roleOf(UUID tenant) {
            if (rows.get(DISTRIBUTOR, tenant).isPresent()) {
                return Optional.of(TenantRole.DISTRIBUTOR);
            }
            return rows.get(RESELLER, tenant).map(reseller -> TenantRole.RESELLER);
        }

        /** The distributor with its listing. */
        public Optional<ListedDistributor> distributor(DistributorId id) {
            return rows.get(DISTRIBUTOR, id.value())
                    .map(row -> new ListedDistributor(
                            id,
                            row.name(),
                            Country.of(row.country()),
                            row.plaId() == null ? null : PlaId.of(row.plaId()),
                            row.agreementSigned()));
        }

        /** The reseller's tenant with its current location. */
        public Optional<ListedReseller> reseller(ResellerTenantId id) {
            return rows.get(RESELLER, id.value()).map(row -> {
                PlaId plaId = PlaId.of(row.plaId());
                PlaRow location = rows.get(PLA, row.plaId()).orElseThrow();
                return new ListedReseller(
                        id,
                        row.name(),
                        Country.of(Objects.requireNonNull(location.country())),
                        plaId,
                        !row.cspAuthorization().equals(CspAuthorization.NEVER.name()));
            });
        }

        /** How the reseller stands with the programme, at its current location. */
        public Optional<Reseller> standing(ResellerTenantId id) {
            return rows.get(RESELLER, id.value())
                    .map(row -> reseller(row, rows.get(PLA, row.plaId()).orElseThrow()));
        }

        /** A distributor or reseller, by its tenant. */
        public Optional<ListedPartner> partner(UUID tenant) {
            return reseller(new ResellerTenantId(tenant))
                    .map(reseller -> new ListedPartner(tenant, reseller.name(), reseller.plaId()))
                    .or(() -> distributor(new DistributorId(tenant))
                            .map(distributor -> new ListedPartner(tenant, distributor.name(), distributor.plaId())));
        }

        /** Who holds the PLA ID, by name; empty where nobody does. */
        public Optional<String> nameOfHolder(PlaId plaId) {
            return rows.get(PLA, plaId.value())
                    .flatMap(pla -> rows.get(RESELLER, pla.tenantId())
                            .map(ResellerRow::name)
                            .or(() -> rows.get(DISTRIBUTOR, pla.tenantId())
                                    .map(DirectoryProjection.DistributorRow::name)));
        }

        /** The tenant that holds the PLA ID, now or once. */
        public Optional<UUID> holderOf(PlaId plaId) {
            return rows.get(PLA, plaId.value()).map(PlaRow::tenantId);
        }

        /** The active partnership of the two. */
        public Optional<PartnershipId> partnership(DistributorId distributor, ResellerTenantId reseller) {
            return rows.get(PARTNERSHIP, distributor.value(), reseller.value())
                    .map(row -> new PartnershipId(row.partnershipId()));
        }

        /** The partnership a personal invitation belongs to. */
        public Optional<PartnershipId> invitation(String codeHash) {
            return rows.get(INVITATION, codeHash).map(row -> new PartnershipId(row.partnershipId()));
        }

        /**
         * All that is known of the PLA ID as partner of record of that customer's order or subscription.
         *
         * @param plaId absent where none is given
         * @param customer absent where the market is not asked
         * @throws IllegalArgumentException if the distributor is not registered
         */
        public PartnerOfRecordFacts factsFor(
                DistributorId distributor, @Nullable PlaId plaId, @Nullable Customer customer) {
            Holder holder = plaId == null ? null : holder(plaId).orElse(null);
            Partnership partnership = Partnership.NOT_ASKED;
            if (holder instanceof Reseller reseller) {
                partnership =
                        partnership(distributor, reseller.tenant()).isPresent() ? Partnership.ACTIVE : Partnership.NONE;
            }
            return new PartnerOfRecordFacts(seller(distributor), plaId, holder, customer, partnership);
        }

        /** All that is known of the PLA ID in itself: neither customer nor partnership is asked. */
        public PartnerOfRecordFacts factsAbout(PlaId plaId, DistributorId distributor) {
            return PartnerOfRecordFacts.about(plaId, holder(plaId).orElse(null), seller(distributor));
        }

        private Distributor seller(DistributorId distributor) {
            ListedDistributor listed = distributor(distributor)
                    .orElseThrow(() -> new IllegalArgumentException(distributor + " is not registered."));
            return new Distributor(distributor, listed.country());
        }

        private Optional<Holder> holder(PlaId plaId) {
            return rows.get(PLA, plaId.value())
                    .flatMap(pla -> rows.get(RESELLER, pla.tenantId())
                            .<Holder>map(reseller -> reseller(reseller, pla))
                            .or(() -> rows.get(DISTRIBUTOR, pla.tenantId())
                                    .map(row -> new Distributor(
                                            new DistributorId(row.distributorId()), Country.of(row.country())))));
        }

        private static Reseller reseller(ResellerRow reseller, PlaRow pla) {
            return new Reseller(
                    new ResellerTenantId(reseller.tenantId()),
                    reseller.name(),
                    reseller.active(),
                    CspAuthorization.valueOf(reseller.cspAuthorization()),
                    reseller.agreementSigned(),
                    new Location(
                            Country.of(Objects.requireNonNullElse(pla.country(), reseller.country())),
                            LocationStatus.valueOf(
                                    Objects.requireNonNullElse(pla.status(), LocationStatus.PENDING.name())
                                            .toUpperCase(Locale.ROOT))));
        }
    }

    /** A distributor as it is listed. */
    public record ListedDistributor(
            DistributorId id,
            String name,
            Country country,
            @Nullable PlaId plaId,
            boolean agreementSigned) {}

    /** A partner of whichever kind. */
    public record ListedPartner(
            UUID tenant, String name, @Nullable PlaId plaId) {}

    /**
     * A reseller as it is listed.
     *
     * @param country of its location
     * @param onboarded whether it was authorised at least once, whatever its standing today
     */
    public record ListedReseller(ResellerTenantId id, String name, Country country, PlaId plaId, boolean onboarded) {}
}
