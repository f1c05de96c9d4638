package io.partnerledger.command.partnership;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.Invitations.ANOTHER_INVITATION;
import static io.partnerledger.command.example.Invitations.EXPIRES_AT;
import static io.partnerledger.command.example.Invitations.INVITATION;
import static io.partnerledger.command.example.Invitations.REQUESTED_AT;
import static io.partnerledger.command.example.Invitations.accepted;
import static io.partnerledger.command.example.Invitations.fullAttestation;
import static io.partnerledger.command.example.Invitations.requested;
import static io.partnerledger.command.example.Invitations.requestedBy;
import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipAccepted;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipLinkFollowed;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.partnership.RemovalAttestation;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptingAPartnershipTest {

    private static final Instant NOW = REQUESTED_AT.plusSeconds(3600);
    private static final PartnershipSlotId SLOT = new PartnershipSlotId(KANTO, AOBA);

    private final ClockAt clock = ClockAt.time(NOW);

    // A suspended reseller, since today's standing doesn't matter.
    private final PartnersAsTold partners = new PartnersAsTold().knows(AOBA_PLA, suspendedIn("JP", AOBA));

    private final LedgerInMemory ledger = LedgerInMemory.of(PartnershipAggregate.class, PartnershipSlotAggregate.class)
            .handling(axon -> new Partnerships(
                    axon.repository(PartnershipAggregate.class),
                    axon.repository(PartnershipSlotAggregate.class),
                    partners,
                    clock))
            .open();

    @Test
    void an_onboarded_reseller_that_accepts_becomes_the_partner() {
        Partnership partnership = ledger.given(INVITATION, requestedBy(KANTO))
                .when(new AcceptPartnership(INVITATION, AOBA, "key"))
                .appends(on(INVITATION, accepted(INVITATION, KANTO, AOBA, NOW, "key")), on(SLOT, taken(INVITATION)))
                .answer(Partnership.class);

        assertThat(partnership.status()).isEqualTo(PartnershipStatus.ACTIVE);
        assertThat(partnership.reseller()).isEqualTo(AOBA);
    }

    @Test
    void what_is_known_of_the_reseller_is_brought_up_to_date_first() {
        ledger.given(INVITATION, requestedBy(KANTO)).when(new AcceptPartnership(INVITATION, AOBA, "key"));

        assertThat(partners.timesBroughtUpToDate()).isEqualTo(1);
    }

    @Test
    void a_repeat_of_the_same_acceptance_appends_nothing_and_answers_the_same() {
        ledger.given(INVITATION, requestedBy(KANTO)).when(new AcceptPartnership(INVITATION, AOBA, "key"));
        Partnership repeated = ledger.when(new AcceptPartnership(INVITATION, AOBA, "key"))
                .appendsNothing()
                .answer(Partnership.class);

        assertThat(repeated.status()).isEqualTo(PartnershipStatus.ACTIVE);
    }

    @Test
    void an_invitation_is_accepted_only_once() {
        ledger.given(INVITATION, requestedBy(KANTO)).when(new AcceptPartnership(INVITATION, AOBA, "key 1"));
        Refused refused = ledger.when(new AcceptPartnership(INVITATION, AOBA, "key 2"))
                .isRefusedAs(RefusalCode.INVITATION_ALREADY_USED);

        assertThat(refused.currentState()).isEqualTo("active");
    }

    @Test
    void an_invitation_is_over_at_its_time_though_its_expiry_is_not_yet_recorded() {
        clock.tell(EXPIRES_AT);
        ledger.given(INVITATION, requestedBy(KANTO))
                .when(new AcceptPartnership(INVITATION, AOBA, "key"))
                .isRefusedAs(RefusalCode.INVITATION_EXPIRED);
    }

    @Test
    void an_invitation_is_good_up_to_its_time() {
        clock.tell(EXPIRES_AT.minusMillis(1));
        ledger.given(INVITATION, requestedBy(KANTO))
                .when(new AcceptPartnership(INVITATION, AOBA, "key"))
                .answer(Partnership.class);
    }

    @Test
    void a_reseller_not_onboarded_does_not_become_a_partner() {
        ledger.given(INVITATION, requestedBy(KANTO))
                .when(new AcceptPartnership(INVITATION, MINAMI, "key"))
                .isRefusedAs(RefusalCode.RESELLER_NOT_ONBOARDED);
    }

    @Test
    void nobody_accepts_its_own_invitation() {
        ledger.given(INVITATION, requestedBy(KANTO))
                .when(new AcceptPartnership(INVITATION, new ResellerTenantId(KANTO.value()), "key"))
                .isRefusedAs(RefusalCode.OWN_INVITATION);
    }

    @Test
    void two_that_are_partners_do_not_become_partners_again() {
        ledger.given(INVITATION, requestedBy(KANTO))
                .given(ANOTHER_INVITATION, requested(ANOTHER_INVITATION, KANTO))
                .when(new AcceptPartnership(INVITATION, AOBA, "key 1"));
        ledger.when(new AcceptPartnership(ANOTHER_INVITATION, AOBA, "key 2")).isRefusedAs(RefusalCode.ALREADY_PARTNERS);
    }

    @Test
    void of_many_acceptances_for_one_pair_at_once_one_wins() throws Exception {
        int attempts = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(attempts);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            PartnershipId id = new PartnershipId(new UUID(0, i));
            ledger.given(id, requested(id, KANTO));
            answers.add(threads.submit(() -> {
                start.await();
                return ledger.accepts(new AcceptPartnership(id, AOBA, "key of " + id));
            }));
        }
        start.countDown();

        int accepted = 0;
        for (Future<Boolean> answer : answers) {
            accepted += answer.get(10, TimeUnit.SECONDS) ? 1 : 0;
        }
        threads.shutdown();
        assertThat(accepted).isEqualTo(1);
        assertThat(ledger.kept())
                .filteredOn(kept -> kept.event() instanceof PartnershipAccepted)
                .hasSize(1);
    }

    @Test
    void a_reseller_may_be_partner_of_two_distributors() {
        ledger.given(INVITATION, requestedBy(KANTO))
                .given(ANOTHER_INVITATION, requested(ANOTHER_INVITATION, RHEIN))
                .when(new AcceptPartnership(INVITATION, AOBA, "key 1"));
        ledger.when(new AcceptPartnership(ANOTHER_INVITATION, AOBA, "key 2")).answer(Partnership.class);
    }

    @Test
    void an_unknown_invitation_is_not_accepted() {
        ledger.when(new AcceptPartnership(INVITATION, AOBA, "key")).isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void the_reusable_link_asks_and_is_accepted_in_one_append() {
        ledger.when(link(INVITATION, "key"))
                .appends(
                        on(INVITATION, followed(INVITATION, "key")),
                        on(INVITATION, accepted(INVITATION, KANTO, AOBA, NOW, "key")),
                        on(SLOT, taken(INVITATION)));
    }

    @Test
    void a_repeat_of_the_same_answer_to_the_link_appends_nothing() {
        ledger.when(link(INVITATION, "key"));
        ledger.when(link(INVITATION, "key")).appendsNothing().answer(Partnership.class);
    }

    @Test
    void the_link_does_not_make_partners_of_partners() {
        ledger.when(link(INVITATION, "key 1"));
        ledger.when(link(ANOTHER_INVITATION, "key 2")).isRefusedAs(RefusalCode.ALREADY_PARTNERS);
    }

    @Test
    void the_link_does_not_take_an_id_that_is_taken() {
        ledger.given(INVITATION, requestedBy(KANTO))
                .when(link(INVITATION, "key"))
                .isRefusedAs(RefusalCode.ALREADY_EXISTS);
    }

    @Test
    void by_the_link_too_a_reseller_must_be_onboarded() {
        ledger.when(new AcceptPartnershipLink(INVITATION, KANTO, 1, MINAMI, "key"))
                .isRefusedAs(RefusalCode.RESELLER_NOT_ONBOARDED);
    }

    @Test
    void a_link_of_nobody_that_is_registered_is_no_link() {
        partners.hasNeverHeardOf(KANTO);
        ledger.when(link(INVITATION, "key")).isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void nobody_follows_its_own_link() {
        ledger.when(new AcceptPartnershipLink(INVITATION, KANTO, 1, new ResellerTenantId(KANTO.value()), "key"))
                .isRefusedAs(RefusalCode.OWN_INVITATION);
    }

    @Test
    void the_distributor_ends_a_partnership_and_attests_to_its_reasons() {
        ledger.when(link(INVITATION, "key"));
        Partnership ended = ledger.when(removal("removal"))
                .appends(
                        on(
                                INVITATION,
                                new PartnershipRemoved(
                                        INVITATION.value().toString(),
                                        KANTO.value().toString(),
                                        AOBA.value().toString(),
                                        "they sell elsewhere",
                                        fullAttestation(),
                                        NOW,
                                        "removal")),
                        on(
                                SLOT,
                                new PartnershipSlotFreed(
                                        KANTO.value().toString(),
                                        AOBA.value().toString(),
                                        INVITATION.value().toString(),
                                        NOW)))
                .answer(Partnership.class);

        assertThat(ended.status()).isEqualTo(PartnershipStatus.REMOVED);
    }

    @Test
    void a_repeat_of_the_same_removal_appends_nothing() {
        ledger.when(link(INVITATION, "key"));
        ledger.when(removal("removal"));
        ledger.when(removal("removal")).appendsNothing().answer(Partnership.class);
    }

    @Test
    void an_ended_partnership_is_not_ended_again() {
        ledger.when(link(INVITATION, "key"));
        ledger.when(removal("removal"));
        ledger.when(removal("another removal")).isRefusedAs(RefusalCode.PARTNERSHIP_NOT_ACTIVE);
    }

    @Test
    void after_the_end_the_two_may_begin_anew() {
        ledger.when(link(INVITATION, "key"));
        ledger.when(removal("removal"));
        ledger.when(link(ANOTHER_INVITATION, "another key"))
                .appends(
                        on(ANOTHER_INVITATION, followed(ANOTHER_INVITATION, "another key")),
                        on(ANOTHER_INVITATION, accepted(ANOTHER_INVITATION, KANTO, AOBA, NOW, "another key")),
                        on(SLOT, taken(ANOTHER_INVITATION)));
    }

    @Test
    void to_another_distributor_the_partnership_does_not_exist() {
        ledger.when(link(INVITATION, "key"));
        ledger.when(new RemovePartnership(INVITATION, RHEIN, "reason", fullAttestation(), null, "removal"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void a_removal_names_every_point_that_is_not_affirmed() {
        ledger.when(link(INVITATION, "key"));
        RemovalAttestation halfHearted = new RemovalAttestation(
                "partnership-removal", "en-US", "1", false, true, false, true, false, "kanto-admin");
        Refused refused = ledger.when(new RemovePartnership(INVITATION, KANTO, "reason", halfHearted, null, "removal"))
                .isRefusedAs(RefusalCode.ATTESTATION_INCOMPLETE);

        assertThat(refused.parameters()).containsEntry("missing", "confirmed,legitimateBusinessReason,holdHarmless");
    }

    private static AcceptPartnershipLink link(PartnershipId id, String requestKey) {
        return new AcceptPartnershipLink(id, KANTO, 1, AOBA, requestKey);
    }

    private static RemovePartnership removal(String requestKey) {
        return new RemovePartnership(INVITATION, KANTO, "they sell elsewhere", fullAttestation(), null, requestKey);
    }

    private static PartnershipLinkFollowed followed(PartnershipId id, String requestKey) {
        return new PartnershipLinkFollowed(
                id.value().toString(), KANTO.value().toString(), 1, AOBA.value().toString(), NOW, requestKey);
    }

    private static PartnershipSlotTaken taken(PartnershipId partnership) {
        return new PartnershipSlotTaken(
                KANTO.value().toString(),
                AOBA.value().toString(),
                partnership.value().toString(),
                NOW);
    }
}
