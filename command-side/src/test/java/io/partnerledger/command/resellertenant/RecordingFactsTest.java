package io.partnerledger.command.resellertenant;

import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.aobaRegistered;
import static io.partnerledger.kernel.resellertenant.CspAuthorization.AUTHORIZED;
import static io.partnerledger.kernel.resellertenant.CspAuthorization.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasProperty;
import static org.hamcrest.Matchers.is;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.AgreementRecorded;
import io.partnerledger.kernel.resellertenant.ChangeCspAuthorization;
import io.partnerledger.kernel.resellertenant.CspAuthorization;
import io.partnerledger.kernel.resellertenant.CspAuthorizationChanged;
import io.partnerledger.kernel.resellertenant.ReactivateTenant;
import io.partnerledger.kernel.resellertenant.RecordAgreement;
import io.partnerledger.kernel.resellertenant.SuspendTenant;
import io.partnerledger.kernel.resellertenant.TenantReactivated;
import io.partnerledger.kernel.resellertenant.TenantSuspended;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingFactsTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private static final Evidence LETTER = new Evidence(NOW.minusSeconds(60), "programme desk", "letter 17");
    private static final String TENANT = AOBA.value().toString();

    private final FixtureConfiguration<ResellerTenantAggregate> tenants =
            new AggregateTestFixture<>(ResellerTenantAggregate.class).registerInjectableResource(ClockAt.time(NOW));

    @Test
    void a_suspension_is_recorded_with_its_reason_and_evidence() {
        tenants.given(aobaRegistered(NOW))
                .when(new SuspendTenant(AOBA, "overdue", LETTER, "key"))
                .expectEvents(suspended("overdue", LETTER, "key"));
    }

    @Test
    void a_suspended_tenant_is_reactivated() {
        tenants.given(aobaRegistered(NOW), suspended(null, Evidence.none(), "key 1"))
                .when(new ReactivateTenant(AOBA, null, Evidence.none(), "key 2"))
                .expectEvents(reactivated("key 2"));
    }

    @Test
    void suspending_a_suspended_tenant_is_no_event() {
        tenants.given(aobaRegistered(NOW), suspended(null, Evidence.none(), "key 1"))
                .when(new SuspendTenant(AOBA, "another reason", Evidence.none(), "key 2"))
                .expectNoEvents();
    }

    @Test
    void reactivating_an_active_tenant_is_no_event() {
        tenants.given(aobaRegistered(NOW))
                .when(new ReactivateTenant(AOBA, null, Evidence.none(), "key"))
                .expectNoEvents();
    }

    @Test
    void a_repeat_of_a_suspension_that_has_ended_since_does_not_suspend_again() {
        tenants.given(aobaRegistered(NOW), suspended(null, Evidence.none(), "key 1"), reactivated("key 2"))
                .when(new SuspendTenant(AOBA, null, Evidence.none(), "key 1"))
                .expectNoEvents();
    }

    @Test
    void a_repeat_of_a_reactivation_that_has_ended_since_does_not_reactivate_again() {
        tenants.given(
                        aobaRegistered(NOW),
                        suspended(null, Evidence.none(), "key 1"),
                        reactivated("key 2"),
                        suspended(null, Evidence.none(), "key 3"))
                .when(new ReactivateTenant(AOBA, null, Evidence.none(), "key 2"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource
    void any_authorization_may_follow_any_other(CspAuthorization before, CspAuthorization after, boolean changes) {
        var given = before == null
                ? tenants.given(aobaRegistered(NOW))
                : tenants.given(aobaRegistered(NOW), authorization(before, "key 1"));
        var then = given.when(new ChangeCspAuthorization(AOBA, after, null, Evidence.none(), "key 2"));
        if (changes) {
            then.expectEvents(authorization(after, "key 2"));
        } else {
            then.expectNoEvents();
        }
    }

    static Stream<Arguments> any_authorization_may_follow_any_other() {
        return Stream.of(
                Arguments.of(null, AUTHORIZED, true),
                Arguments.of(null, REVOKED, true),
                Arguments.of(AUTHORIZED, REVOKED, true),
                Arguments.of(REVOKED, AUTHORIZED, true),
                Arguments.of(AUTHORIZED, AUTHORIZED, false),
                Arguments.of(REVOKED, REVOKED, false));
    }

    @Test
    void once_authorised_a_tenant_stays_one_that_was() {
        tenants.given(aobaRegistered(NOW), authorization(AUTHORIZED, "key 1"))
                .when(new ChangeCspAuthorization(AOBA, REVOKED, null, Evidence.none(), "key 2"))
                .expectState(aggregate ->
                        assertThat(aggregate.tenant().everAuthorized()).isTrue());
    }

    @Test
    void a_tenant_only_ever_revoked_was_never_authorised() {
        tenants.given(aobaRegistered(NOW))
                .when(new ChangeCspAuthorization(AOBA, REVOKED, null, Evidence.none(), "key"))
                .expectState(aggregate ->
                        assertThat(aggregate.tenant().everAuthorized()).isFalse());
    }

    @Test
    void the_agreement_is_signed_and_may_be_taken_back() {
        tenants.given(aobaRegistered(NOW))
                .when(new RecordAgreement(AOBA, true, Evidence.none(), "key 1"))
                .expectEvents(agreement(true, "key 1"));
        tenants.given(aobaRegistered(NOW), agreement(true, "key 1"))
                .when(new RecordAgreement(AOBA, false, Evidence.none(), "key 2"))
                .expectEvents(agreement(false, "key 2"));
    }

    @Test
    void an_agreement_known_already_is_no_event() {
        tenants.given(aobaRegistered(NOW), agreement(true, "key 1"))
                .when(new RecordAgreement(AOBA, true, Evidence.none(), "key 2"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource
    void no_fact_is_effective_in_the_future(Object command) {
        tenants.given(aobaRegistered(NOW))
                .when(command)
                .expectException(Refused.class)
                .expectException(hasProperty("message", is(RefusalCode.EFFECTIVE_IN_FUTURE.code())))
                .expectNoEvents();
    }

    static Stream<Object> no_fact_is_effective_in_the_future() {
        Evidence tomorrow = new Evidence(NOW.plusSeconds(1), null, null);
        return Stream.of(
                new SuspendTenant(AOBA, null, tomorrow, "key"),
                new ReactivateTenant(AOBA, null, tomorrow, "key"),
                new ChangeCspAuthorization(AOBA, AUTHORIZED, null, tomorrow, "key"),
                new RecordAgreement(AOBA, true, tomorrow, "key"));
    }

    @Test
    void a_fact_effective_this_very_moment_is_recorded() {
        Evidence now = new Evidence(NOW, null, null);
        tenants.given(aobaRegistered(NOW))
                .when(new SuspendTenant(AOBA, null, now, "key"))
                .expectEvents(suspended(null, now, "key"));
    }

    @Test
    void nothing_is_said_of_an_unknown_tenant() {
        tenants.givenNoPriorActivity()
                .when(new SuspendTenant(AOBA, null, Evidence.none(), "key"))
                .expectException(AggregateNotFoundException.class);
    }

    private static TenantSuspended suspended(String reason, Evidence evidence, String requestKey) {
        return new TenantSuspended(
                TENANT, reason, evidence.effectiveAt(), evidence.source(), evidence.evidence(), NOW, requestKey);
    }

    private static TenantReactivated reactivated(String requestKey) {
        return new TenantReactivated(TENANT, null, null, null, null, NOW, requestKey);
    }

    private static CspAuthorizationChanged authorization(CspAuthorization status, String requestKey) {
        return new CspAuthorizationChanged(TENANT, status.code(), null, null, null, null, NOW, requestKey);
    }

    private static AgreementRecorded agreement(boolean signed, String requestKey) {
        return new AgreementRecorded(TENANT, signed, null, null, null, NOW, requestKey);
    }
}
