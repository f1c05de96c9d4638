package io.partnerledger.query.standing;

import io.partnerledger.kernel.partnerofrecord.Check;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Since when each fact about a reseller's tenant holds. */
@Entity
@Immutable
@Table(schema = "views", name = "standing_v1")
public class StandingView {

    @Id
    private UUID tenantId;

    private Instant registeredAt;
    private @Nullable Instant suspendedSince;
    private @Nullable String suspensionReason;
    private Instant authorizationSince;
    private Instant agreementSince;

    @SuppressWarnings("NullAway.Init")
    protected StandingView() {}

    public UUID tenantId() {
        return tenantId;
    }

    /** Why the tenant is suspended, where the programme said so. */
    public @Nullable String suspensionReason() {
        return suspensionReason;
    }

    /** Since when the check fails for the PLA ID of that location, given that it does. */
    public Instant since(Check failed, LocationView location) {
        return switch (failed) {
            case TENANT_SUSPENDED -> suspendedSince == null ? registeredAt : suspendedSince;
            case AGREEMENT_UNSIGNED -> agreementSince;
            case NOT_CSP_RESELLER, NOT_AUTHORIZED -> authorizationSince;
            case LOCATION_NOT_AUTHORIZED -> location.authorizationSince();
            case REGION_MISMATCH, MARKET_MISMATCH -> location.countrySince();
            case PLA_MISSING, PLA_UNKNOWN, OWN_PLA, NO_PARTNERSHIP -> registeredAt;
        };
    }
}
