package io.partnerledger.query.standing;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Since when each fact about a reseller's tenant holds; what the fact is, the partner directory knows. */
public final class StandingProjection implements Projection {

    private static final Table<StandingRow> STANDING = Table.of("standing", StandingRow.class, "tenantId");
    private static final Table<LocationRow> LOCATION = Table.of("standing_location", LocationRow.class, "plaId");

    record StandingRow(
            UUID tenantId,
            Instant registeredAt,
            @Nullable Instant suspendedSince,
            @Nullable String suspensionReason,
            Instant authorizationSince,
            Instant agreementSince) {

        StandingRow suspended(@Nullable Instant since, @Nullable String reason) {
            return new StandingRow(tenantId, registeredAt, since, reason, authorizationSince, agreementSince);
        }

        StandingRow authorizationChanged(Instant since) {
            return new StandingRow(tenantId, registeredAt, suspendedSince, suspensionReason, since, agreementSince);
        }

        StandingRow agreementChanged(Instant since) {
            return new StandingRow(tenantId, registeredAt, suspendedSince, suspensionReason, authorizationSince, since);
        }
    }

    /** @param authorizationSince since when it is, or isn't, authorised: pending, rejected and retired are all one */
    record LocationRow(
            String plaId,
            UUID tenantId,
            String country,
            Instant countrySince,
            boolean authorized,
            Instant authorizationSince) {

        LocationRow recorded(String nextCountry, boolean nextAuthorized, Instant when) {
            return new LocationRow(
                    plaId,
                    tenantId,
                    nextCountry,
                    nextCountry.equals(country) ? countrySince : when,
                    nextAuthorized,
                    nextAuthorized == authorized ? authorizationSince : when);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "standing", 1, STANDING, LOCATION);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(ResellerTenantRegistered.class, (e, at, rows) -> {
                    Instant since = e.registeredAt();
                    UUID tenant = UUID.fromString(e.resellerTenantId());
                    rows.put(STANDING, new StandingRow(tenant, since, null, null, since, since));
                    rows.put(LOCATION, new LocationRow(e.plaId(), tenant, e.country(), since, false, since));
                })
                .on(
                        TenantSuspended.class,
                        (e, at, rows) -> rows.change(
                                STANDING,
                                row -> row.suspended(e.recordedAt(), e.reason()),
                                UUID.fromString(e.resellerTenantId())))
                .on(
                        TenantReactivated.class,
                        (e, at, rows) -> rows.change(
                                STANDING, row -> row.suspended(null, null), UUID.fromString(e.resellerTenantId())))
                .on(
                        CspAuthorizationChanged.class,
                        (e, at, rows) -> rows.change(
                                STANDING,
                                row -> row.authorizationChanged(e.recordedAt()),
                                UUID.fromString(e.resellerTenantId())))
                .on(
                        AgreementRecorded.class,
                        (e, at, rows) -> rows.change(
                                STANDING,
                                row -> row.agreementChanged(e.recordedAt()),
                                UUID.fromString(e.resellerTenantId())))
                .on(LocationRecorded.class, (e, at, rows) -> recordLocation(e, rows));
    }

    private static void recordLocation(LocationRecorded event, Rows rows) {
        UUID tenant = UUID.fromString(event.resellerTenantId());
        Instant when = event.recordedAt();
        boolean authorized = LocationStatus.of(event.status()) == LocationStatus.AUTHORIZED;
        LocationRow before = rows.get(LOCATION, event.plaId())
                .orElseGet(() -> new LocationRow(event.plaId(), tenant, event.country(), when, authorized, when));
        rows.put(LOCATION, before.recorded(event.country(), authorized, when));
        if (event.formerPlaId() != null) {
            rows.change(LOCATION, former -> former.recorded(former.country(), false, when), event.formerPlaId());
        }
    }
}
