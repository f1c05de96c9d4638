package io.partnerledger.command.partnership;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.Invitations.EMAIL;
import static io.partnerledger.command.example.Invitations.EXPIRES_AT;
import static io.partnerledger.command.example.Invitations.INVITATION;
import static io.partnerledger.command.example.Invitations.NOTE;
import static io.partnerledger.command.example.Invitations.REQUESTED_AT;
import static io.partnerledger.command.example.Invitations.requestBy;
import static io.partnerledger.command.example.Invitations.requestedBy;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.TheRefusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.kernel.partnership.ExpirePartnership;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRequested;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.partnership.PartnershipWithdrawn;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Duration;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class RequestingAPartnershipTest {

    private final ClockAt clock = ClockAt.time(REQUESTED_AT);

    private final PartnersAsTold partners = new PartnersAsTold().knowsOf(AOBA);

    private final FixtureConfiguration<PartnershipAggregate> partnerships = new AggregateTestFixture<>(
                    PartnershipAggregate.class)
            .registerInjectableResource(new InvitationTerms(Duration.ofDays(30)))
            .registerInjectableResource(partners)
            .registerInjectableResource(clock);

    @Test
    void a_request_waits_for_an_answer_as_long_as_the_terms_say() {
        partnerships
                .givenNoPriorActivity()
                .when(requestBy(KANTO, "key"))
                .expectEvents(new PartnershipRequested(
                        INVITATION.value().toString(),
                        KANTO.value().toString(),
                        EMAIL,
                        "Aoba Systems",
                        "ja-JP",
                        NOTE,
                        "hash-of-the-code",
                        REQUESTED_AT,
                        EXPIRES_AT,
                        "key"))
                .expectState(aggregate ->
                        assertThat(aggregate.partnership().status()).isEqualTo(PartnershipStatus.REQUESTED));
    }

    @Test
    void a_request_answers_with_the_partnership() {
        partnerships
                .givenNoPriorActivity()
                .when(requestBy(KANTO, "request"))
                .expectResultMessagePayload(requestedBy(KANTO).after(null));
    }

    @Test
    void a_repeat_of_the_same_request_appends_nothing_and_answers_the_same() {
        partnerships
                .given(requestedBy(KANTO))
                .when(requestBy(KANTO, "request"))
                .expectNoEvents()
                .expectResultMessagePayload(requestedBy(KANTO).after(null));
    }

    @Test
    void another_request_does_not_take_the_same_id() {
        partnerships
                .given(requestedBy(KANTO))
                .when(requestBy(KANTO, "another request"))
                .expectException(refusal(RefusalCode.ALREADY_EXISTS));
    }

    @Test
    void a_reseller_may_decline() {
        partnerships
                .given(requestedBy(KANTO))
                .when(new RefusePartnership(INVITATION, AOBA, "no capacity", "key"))
                .expectEvents(new PartnershipRefused(
                        INVITATION.value().toString(),
                        KANTO.value().toString(),
                        AOBA.value().toString(),
                        "no capacity",
                        REQUESTED_AT,
                        "key"));
    }

    @Test
    void only_a_reseller_declines() {
        partnerships
                .given(requestedBy(KANTO))
                .when(new RefusePartnership(INVITATION, MINAMI, null, "key"))
                .expectNoEvents()
                .expectException(refusal(RefusalCode.RESELLER_NOT_ONBOARDED));
    }

    @Test
    void only_a_registered_distributor_asks() {
        partners.hasNeverHeardOf(KANTO);
        partnerships
                .givenNoPriorActivity()
                .when(requestBy(KANTO, "key"))
                .expectNoEvents()
                .expectException(refusal(RefusalCode.NOT_FOUND_HERE));
    }

    @Test
    void whoever_withdraws_what_it_has_not_seen_is_refused() {
        partnerships
                .given(requestedBy(KANTO))
                .when(new WithdrawPartnership(INVITATION, KANTO, 1L, "key"))
                .expectNoEvents()
                .expectException(refusal(RefusalCode.STALE_VERSION));
    }

    @Test
    void nobody_declines_a_request_of_its_own() {
        partnerships
                .given(requestedBy(KANTO))
                .when(new RefusePartnership(INVITATION, new ResellerTenantId(KANTO.value()), null, "key"))
                .expectException(refusal(RefusalCode.OWN_INVITATION));
    }

    @Test
    void the_distributor_may_withdraw_its_request() {
        partnerships
                .given(requestedBy(KANTO))
                .when(new WithdrawPartnership(INVITATION, KANTO, null, "key"))
                .expectEvents(withdrawn("key"));
    }

    @Test
    void a_repeat_of_a_withdrawal_appends_nothing() {
        partnerships
                .given(requestedBy(KANTO), withdrawn("key"))
                .when(new WithdrawPartnership(INVITATION, KANTO, null, "key"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void to_another_distributor_the_request_does_not_exist() {
        partnerships
                .given(requestedBy(KANTO))
                .when(new WithdrawPartnership(INVITATION, RHEIN, null, "key"))
                .expectException(refusal(RefusalCode.NOT_FOUND_HERE));
    }

    @Test
    void a_request_expires_at_its_time() {
        clock.tell(EXPIRES_AT);
        partnerships
                .given(requestedBy(KANTO))
                .when(new ExpirePartnership(INVITATION))
                .expectEvents(expired());
    }

    @Test
    void a_request_does_not_expire_before_its_time() {
        clock.tell(EXPIRES_AT.minusMillis(1));
        partnerships
                .given(requestedBy(KANTO))
                .when(new ExpirePartnership(INVITATION))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private PartnershipWithdrawn withdrawn(String requestKey) {
        return new PartnershipWithdrawn(
                INVITATION.value().toString(), KANTO.value().toString(), REQUESTED_AT, requestKey);
    }

    private PartnershipExpired expired() {
        return new PartnershipExpired(
                INVITATION.value().toString(), KANTO.value().toString(), EXPIRES_AT, EXPIRES_AT);
    }
}
