package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reseller's CSP tenant as the programme describes it.
 *
 * <p>Its facts are recorded, not judged: any status may follow any other, and a fact acts from when it is recorded. One
 * that says what is known already is no event. A tenant has one current PLA ID; taking another retires the former.
 *
 * @param authorization what the programme last said, absent until it says anything
 * @param everAuthorized whether it ever was authorised, which is what being onboarded means
 */
public record ResellerTenant(
        ResellerTenantId id,
        String name,
        TenantState state,
        @Nullable CspAuthorization authorization,
        boolean everAuthorized,
        boolean agreementSigned,
        Location location,
        RequestKeys answered) {

    static ResellerTenant asRegistered(
            ResellerTenantId id, String name, PlaId plaId, Country country, String requestKey) {
        return new ResellerTenant(
                id,
                name,
                TenantState.ACTIVE,
                null,
                false,
                false,
                new Location(plaId, country, LocationStatus.PENDING),
                RequestKeys.startingWith(requestKey));
    }

    /** The programme has told of no such reseller. */
    public static Refused notRegistered(ResellerTenantId reseller) {
        return new Refused(
                RefusalCode.RESELLER_NOT_REGISTERED,
                null,
                Map.of("reseller", reseller.value().toString()));
    }

    /** Nothing where this very request registered it before. */
    public static Optional<ResellerTenantRegistered> register(
            @Nullable ResellerTenant before, RegisterResellerTenant command, Instant now) {
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), RefusalCode.TENANT_ALREADY_REGISTERED);
            return Optional.empty();
        }
        command.evidence().requireNotInFuture(now);
        return Optional.of(new ResellerTenantRegistered(
                command.tenant().value().toString(),
                command.name(),
                command.country().code(),
                command.plaId().value(),
                command.email(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }

    public Optional<CspAuthorizationChanged> changeCspAuthorization(ChangeCspAuthorization command, Instant now) {
        command.evidence().requireNotInFuture(now);
        if (command.status() == authorization || answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        return Optional.of(new CspAuthorizationChanged(
                id.value().toString(),
                command.status().code(),
                command.reason(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }

    public Optional<TenantSuspended> suspend(SuspendTenant command, Instant now) {
        command.evidence().requireNotInFuture(now);
        if (state == TenantState.SUSPENDED || answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        return Optional.of(new TenantSuspended(
                id.value().toString(),
                command.reason(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }

    public Optional<TenantReactivated> reactivate(ReactivateTenant command, Instant now) {
        command.evidence().requireNotInFuture(now);
        if (state == TenantState.ACTIVE || answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        return Optional.of(new TenantReactivated(
                id.value().toString(),
                command.reason(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }

    public Optional<AgreementRecorded> recordAgreement(RecordAgreement command, Instant now) {
        command.evidence().requireNotInFuture(now);
        if (command.signed() == agreementSigned || answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        return Optional.of(new AgreementRecorded(
                id.value().toString(),
                command.signed(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }

    /** The PLA ID must be the tenant's to take: see {@link io.partnerledger.kernel.pla.PlaClaim}. */
    public Optional<LocationRecorded> recordLocation(RecordLocation command, Instant now) {
        command.evidence().requireNotInFuture(now);
        Location said = new Location(command.plaId(), command.country(), command.status());
        if (said.equals(location) || answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        return Optional.of(new LocationRecorded(
                id.value().toString(),
                command.plaId().value(),
                command.plaId().equals(location.plaId())
                        ? null
                        : location.plaId().value(),
                command.country().code(),
                command.status().code(),
                command.evidence().effectiveAt(),
                command.evidence().source(),
                command.evidence().evidence(),
                now,
                command.requestKey()));
    }

    ResellerTenant withAuthorization(CspAuthorization next, String requestKey) {
        return new ResellerTenant(
                id,
                name,
                state,
                next,
                everAuthorized || next == CspAuthorization.AUTHORIZED,
                agreementSigned,
                location,
                answered.and(requestKey));
    }

    ResellerTenant withState(TenantState next, String requestKey) {
        return new ResellerTenant(
                id, name, next, authorization, everAuthorized, agreementSigned, location, answered.and(requestKey));
    }

    ResellerTenant withAgreement(boolean signed, String requestKey) {
        return new ResellerTenant(
                id, name, state, authorization, everAuthorized, signed, location, answered.and(requestKey));
    }

    ResellerTenant withLocation(Location next, String requestKey) {
        return new ResellerTenant(
                id, name, state, authorization, everAuthorized, agreementSigned, next, answered.and(requestKey));
    }
}
