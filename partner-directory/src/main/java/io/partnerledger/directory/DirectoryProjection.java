package io.partnerledger.directory;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Distributors, resellers with their standing facts, PLA IDs with their holders, active partnerships, invitations. */
public final class DirectoryProjection implements Projection {

    /** The schema of look-ups that commands rest on. */
    public static final String SCHEMA = "command";

    static final Table<DistributorRow> DISTRIBUTOR =
            Table.of("directory_distributor", DistributorRow.class, "distributorId");
    static final Table<ResellerRow> RESELLER = Table.of("directory_reseller", ResellerRow.class, "tenantId");
    static final Table<PlaRow> PLA = Table.of("directory_pla", PlaRow.class, "plaId");
    static final Table<PartnershipRow> PARTNERSHIP =
            Table.of("directory_partnership", PartnershipRow.class, "distributorId", "resellerTenantId");
    static final Table<InvitationRow> INVITATION = Table.of("directory_invitation", InvitationRow.class, "codeHash");

    record DistributorRow(
            UUID distributorId,
            String name,
            String country,
            @Nullable String plaId,
            boolean agreementSigned) {}

    record ResellerRow(
            UUID tenantId,
            String name,
            String country,
            String plaId,
            boolean active,
            String cspAuthorization,
            boolean agreementSigned) {

        ResellerRow withPlaId(String next) {
            return new ResellerRow(tenantId, name, country, next, active, cspAuthorization, agreementSigned);
        }

        ResellerRow withActive(boolean next) {
            return new ResellerRow(tenantId, name, country, plaId, next, cspAuthorization, agreementSigned);
        }

        ResellerRow withCspAuthorization(boolean authorized) {
            boolean ever = authorized || !cspAuthorization.equals(CspAuthorization.NEVER.name());
            String next = CspAuthorization.of(authorized, ever).name();
            return new ResellerRow(tenantId, name, country, plaId, active, next, agreementSigned);
        }

        ResellerRow withAgreementSigned(boolean next) {
            return new ResellerRow(tenantId, name, country, plaId, active, cspAuthorization, next);
        }
    }

    /** @param country and {@code status}: of the location, absent where a distributor holds the PLA ID */
    record PlaRow(
            String plaId,
            UUID tenantId,
            @Nullable String country,
            @Nullable String status) {

        PlaRow at(String where, String standing) {
            return new PlaRow(plaId, tenantId, where, standing);
        }
    }

    record PartnershipRow(UUID distributorId, UUID resellerTenantId, UUID partnershipId) {}

    record InvitationRow(String codeHash, UUID partnershipId) {}

    @Override
    public Shape shape() {
        return Shape.of(SCHEMA, "directory", 1, DISTRIBUTOR, RESELLER, PLA, PARTNERSHIP, INVITATION);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(
                        DistributorRegistered.class,
                        (e, at, rows) -> rows.put(
                                DISTRIBUTOR,
                                new DistributorRow(
                                        UUID.fromString(e.distributorId()),
                                        e.name(),
                                        e.country(),
                                        e.plaId(),
                                        e.agreementSigned())))
                .on(ResellerTenantRegistered.class, (e, at, rows) -> {
                    UUID tenant = UUID.fromString(e.resellerTenantId());
                    String never = CspAuthorization.NEVER.name();
                    rows.put(RESELLER, new ResellerRow(tenant, e.name(), e.country(), e.plaId(), true, never, false));
                    rows.put(PLA, new PlaRow(e.plaId(), tenant, e.country(), LocationStatus.PENDING.code()));
                })
                .on(PlaIdClaimed.class, (e, at, rows) -> {
                    if (rows.get(PLA, e.plaId()).isEmpty()) {
                        rows.put(PLA, new PlaRow(e.plaId(), UUID.fromString(e.tenantId()), null, null));
                    }
                })
                .on(LocationRecorded.class, (e, at, rows) -> {
                    UUID tenant = UUID.fromString(e.resellerTenantId());
                    rows.put(PLA, new PlaRow(e.plaId(), tenant, e.country(), e.status()));
                    rows.change(RESELLER, reseller -> reseller.withPlaId(e.plaId()), tenant);
                    if (e.formerPlaId() != null) {
                        rows.change(
                                PLA,
                                former -> former.at(former.country(), LocationStatus.RETIRED.code()),
                                e.formerPlaId());
                    }
                })
                .on(
                        TenantSuspended.class,
                        (e, at, rows) -> rows.change(
                                RESELLER,
                                reseller -> reseller.withActive(false),
                                UUID.fromString(e.resellerTenantId())))
                .on(
                        TenantReactivated.class,
                        (e, at, rows) -> rows.change(
                                RESELLER, reseller -> reseller.withActive(true), UUID.fromString(e.resellerTenantId())))
                .on(
                        CspAuthorizationChanged.class,
                        (e, at, rows) -> rows.change(
                                RESELLER,
                                reseller ->
                                        reseller.withCspAuthorization(e.status().equals("authorized")),
                                UUID.fromString(e.resellerTenantId())))
                .on(
                        AgreementRecorded.class,
                        (e, at, rows) -> rows.change(
                                RESELLER,
                                reseller -> reseller.withAgreementSigned(e.agreementSigned()),
                                UUID.fromString(e.resellerTenantId())))
                .on(
                        PartnershipRequested.class,
                        (e, at, rows) -> rows.put(
                                INVITATION,
                                new InvitationRow(e.invitationCodeHash(), UUID.fromString(e.partnershipId()))))
                .on(
                        PartnershipSlotTaken.class,
                        (e, at, rows) -> rows.put(
                                PARTNERSHIP,
                                new PartnershipRow(
                                        UUID.fromString(e.distributorId()),
                                        UUID.fromString(e.resellerTenantId()),
                                        UUID.fromString(e.partnershipId()))))
                .on(
                        PartnershipSlotFreed.class,
                        (e, at, rows) -> rows.delete(
                                PARTNERSHIP,
                                UUID.fromString(e.distributorId()),
                                UUID.fromString(e.resellerTenantId())));
    }
}
