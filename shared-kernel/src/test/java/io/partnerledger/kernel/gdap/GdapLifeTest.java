package io.partnerledger.kernel.gdap;

import static io.partnerledger.kernel.gdap.Gdap.AOBA;
import static io.partnerledger.kernel.gdap.Gdap.ENDS_AT;
import static io.partnerledger.kernel.gdap.Gdap.GOOD;
import static io.partnerledger.kernel.gdap.Gdap.ID;
import static io.partnerledger.kernel.gdap.Gdap.KANTO;
import static io.partnerledger.kernel.gdap.Gdap.NOW;
import static io.partnerledger.kernel.gdap.Gdap.POSITION;
import static io.partnerledger.kernel.gdap.Gdap.SUSPENDED;
import static io.partnerledger.kernel.gdap.Gdap.active;
import static io.partnerledger.kernel.gdap.Gdap.after;
import static io.partnerledger.kernel.gdap.Gdap.approval;
import static io.partnerledger.kernel.gdap.Gdap.approvalAt;
import static io.partnerledger.kernel.gdap.Gdap.approved;
import static io.partnerledger.kernel.gdap.Gdap.consent;
import static io.partnerledger.kernel.gdap.Gdap.consented;
import static io.partnerledger.kernel.gdap.Gdap.request;
import static io.partnerledger.kernel.gdap.Gdap.requested;
import static io.partnerledger.kernel.gdap.Gdap.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command in every state: what is allowed, and how what isn't is refused. */
class GdapLifeTest {

    private static final TenantId KANTOS_TENANT = TenantId.of(KANTO);

    @ParameterizedTest
    @CsvSource({
        // state, approval, consent, termination, the state the refusal names
        "requested, allowed, allowed, allowed, approvalPending",
        "approved, gdap-already-approved, allowed, allowed, approvalPending",
        "consented, allowed, gdap-already-consented, allowed, approvalPending",
        "active, gdap-not-pending, gdap-not-pending, allowed, active",
        "terminated, gdap-not-pending, gdap-not-pending, gdap-not-active, terminated",
        "revoked, gdap-not-pending, gdap-not-pending, gdap-not-active, terminated",
        "expired, gdap-not-pending, gdap-not-pending, gdap-not-active, expired",
        "overdue, gdap-not-pending, gdap-not-pending, gdap-not-active, expired"
    })
    void each_state_allows_what_the_trade_allows(
            String state, String approval, String consent, String termination, String named) {
        GdapRelationship gdap = in(state);
        Instant now = state.equals("overdue") ? ENDS_AT : NOW;
        check(approval, named, () -> gdap.recordApproval(approval("new"), GOOD, POSITION, now));
        check(consent, named, () -> gdap.consent(consent("new"), GOOD, POSITION, now));
        check(
                termination,
                named,
                () -> gdap.terminate(termination("new"), now).stream().toList());
        check(
                "already-exists",
                null,
                () -> GdapRelationship.request(gdap, request("new"), GOOD, POSITION, now).stream()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "requested, true, false",
        "approved, true, false",
        "consented, true, false",
        "active, true, true",
        "terminated, false, false",
        "revoked, false, false",
        "expired, false, false"
    })
    void a_suspension_ends_what_is_pending_or_active_and_the_clock_what_is_active( // S52
            String state, boolean revoked, boolean expired) {
        assertThat(in(state).revoke(NOW).isPresent()).isEqualTo(revoked);
        assertThat(in(state).expire(ENDS_AT).isPresent()).isEqualTo(expired);
    }

    @ParameterizedTest
    @CsvSource({"requested", "approved", "consented", "active"})
    void what_a_suspension_ended_stays_ended_and_says_why(String state) {
        GdapRelationship gdap = in(state);
        GdapRelationship over = gdap.revoke(NOW).orElseThrow().after(gdap);

        assertThat(over.status()).isEqualTo(GdapStatus.TERMINATED);
        assertThat(over.end()).isEqualTo(new GdapRelationship.End(GdapTerminationReason.TENANT_SUSPENDED, null, NOW));
        assertThat(over.revoke(NOW)).isEmpty();
    }

    @Test
    void the_customers_approval_and_the_resellers_consent_make_it_active_whichever_comes_last() {
        GdapRelationship consentLast = active();
        GdapRelationship approvalLast =
                after(consented(), consented().recordApproval(approval("approval"), GOOD, POSITION, NOW));

        for (GdapRelationship gdap : List.of(consentLast, approvalLast)) {
            assertThat(gdap.status()).isEqualTo(GdapStatus.ACTIVE);
            assertThat(gdap.term()).isEqualTo(new GdapRelationship.Term(NOW, ENDS_AT));
            assertThat(gdap.approval()).isEqualTo(approval("approval").approval());
            assertThat(gdap.consentedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void each_step_towards_being_active_needs_a_reseller_in_good_standing() { // S46
        List<Supplier<?>> steps = List.of(
                () -> GdapRelationship.request(null, request("new"), SUSPENDED, POSITION, NOW),
                () -> requested().recordApproval(approval("new"), SUSPENDED, POSITION, NOW),
                () -> consented().recordApproval(approval("new"), SUSPENDED, POSITION, NOW),
                () -> requested().consent(consent("new"), SUSPENDED, POSITION, NOW),
                () -> approved().consent(consent("new"), SUSPENDED, POSITION, NOW));

        assertThat(steps)
                .allSatisfy(step -> assertThatThrownBy(step::get).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(RefusalCode.RESELLER_INVALID);
                    assertThat(ResellerStanding.toldBy(refused)).contains(SUSPENDED);
                }));
        assertThat(active().terminate(termination("new"), NOW)).isPresent();
    }

    @Test
    void a_request_that_comes_again_changes_nothing_whatever_has_become_of_it() {
        assertThat(GdapRelationship.request(active(), request("request"), SUSPENDED, POSITION, NOW))
                .isEmpty();
        assertThat(active().recordApproval(approval("approval"), SUSPENDED, POSITION, NOW))
                .isEmpty();
        assertThat(revoked().consent(consent("consent"), SUSPENDED, POSITION, NOW))
                .isEmpty();
        assertThat(in("terminated").terminate(termination("termination"), NOW)).isEmpty();
    }

    @Test
    void to_anybody_else_it_does_not_exist() {
        DistributorId rhein = new DistributorId(UUID.randomUUID());
        ResellerTenantId minami = new ResellerTenantId(UUID.randomUUID());
        List<Supplier<?>> attempts = List.of(
                () -> requested()
                        .recordApproval(
                                new RecordCustomerApproval(
                                        ID, rhein, approval("new").approval(), "new"),
                                GOOD,
                                POSITION,
                                NOW),
                () -> requested().consent(new ConsentToGdap(ID, minami, "new"), GOOD, POSITION, NOW),
                () -> requested().terminate(new TerminateGdap(ID, TenantId.of(rhein), "reason", "new"), NOW),
                () -> active().terminate(new TerminateGdap(ID, TenantId.of(rhein), "reason", "new"), NOW),
                () -> active().terminate(new TerminateGdap(ID, TenantId.of(minami), "reason", "new"), NOW));

        assertThat(attempts)
                .allSatisfy(attempt -> assertThatThrownBy(attempt::get)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NOT_FOUND_HERE)));
        assertThat(active().terminate(new TerminateGdap(ID, TenantId.of(AOBA), "reason", "new"), NOW))
                .isPresent();
    }

    @Test
    void nobody_has_approved_in_the_future() {
        assertThatThrownBy(() -> requested().recordApproval(approvalAt(NOW.plusNanos(1), "new"), GOOD, POSITION, NOW))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.APPROVAL_IN_FUTURE));
    }

    @Test
    void it_is_over_at_its_end_and_not_before_recorded_or_not() {
        Instant last = ENDS_AT.minusNanos(1);
        assertThat(active().at(last).status()).isEqualTo(GdapStatus.ACTIVE);
        assertThat(active().expire(last)).isEmpty();

        assertThat(active().at(ENDS_AT)).isEqualTo(Gdap.expired());
        assertThat(active().revoke(ENDS_AT)).as("it ended before").isEmpty();
    }

    private static GdapRelationship in(String state) {
        return switch (state) {
            case "requested" -> requested();
            case "approved" -> approved();
            case "consented" -> consented();
            case "active", "overdue" -> active();
            case "terminated" ->
                active().terminate(termination("termination"), NOW)
                        .orElseThrow()
                        .after(active());
            case "revoked" -> revoked();
            case "expired" -> Gdap.expired();
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static TerminateGdap termination(String requestKey) {
        return new TerminateGdap(ID, KANTOS_TENANT, "no longer needed", requestKey);
    }

    private static void check(String expected, String namedState, Supplier<? extends Collection<?>> decision) {
        if (expected.equals("allowed")) {
            assertThat(decision.get()).isNotEmpty();
            return;
        }
        assertThatThrownBy(decision::get).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code().code()).isEqualTo(expected);
            if (expected.startsWith("gdap-not-")) {
                assertThat(refused.currentState()).isEqualTo(namedState);
            }
        });
    }
}
