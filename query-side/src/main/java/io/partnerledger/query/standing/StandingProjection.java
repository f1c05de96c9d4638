package io.partnerledger.query.standing;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.LocationRecorded;
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

    record StandingRow(
            UUID tenantId,
            Instant registeredAt,
            @Nullable Instant suspendedSince,
            @Nullable String suspensionReason,
            Instant authorizationSince,
            Instant agreementSince,
            Instant locationSince) {

        StandingRow suspended(@Nullable Instant since, @Nullable String reason) {
            return new StandingRow(
                    tenantId, registeredAt, since, reason, authorizationSince, agreementSince, locationSince);
        }

        StandingRow authorizationChanged(Instant since) {
            return new StandingRow(
                    tenantId, registeredAt, suspendedSince, suspensionReason, since, agreementSince, locationSince);
        }

        StandingRow agreementChanged(Instant since) {
            return new StandingRow(
                    tenantId, registeredAt, suspendedSince, suspensionReason, authorizationSince, since, locationSince);
        }

        StandingRow locationChanged(Instant since) {
            return new StandingRow(
                    tenantId,
                    registeredAt,
                    suspendedSince,
                    suspensionReason,
                    authorizationSince,
                    agreementSince,
                    since);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "standing", 1, STANDING);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(ResellerTenantRegistered.class, (e, at, rows) -> {
                    Instant since = e.registeredAt();
                    UUID tenant = UUID.fromString(e.resellerTenantId());
                    rows.put(STANDING, new StandingRow(tenant, since, null, null, since, since, since));
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
                .on(
                        LocationRecorded.class,
                        (e, at, rows) -> rows.change(
                                STANDING,
                                row -> row.locationChanged(e.recordedAt()),
                                UUID.fromString(e.resellerTenantId())));
    }
}
