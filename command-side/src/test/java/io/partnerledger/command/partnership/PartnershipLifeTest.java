package io.partnerledger.command.partnership;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Invitations.EXPIRES_AT;
import static io.partnerledger.command.example.Invitations.REQUESTED_AT;
import static io.partnerledger.command.example.Invitations.accepted;
import static io.partnerledger.command.example.Invitations.fullAttestation;
import static io.partnerledger.command.example.Invitations.requested;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.activeIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.LedgerInMemory.Outcome;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.AcceptPartnershipLink;
import io.partnerledger.kernel.partnership.ExpirePartnership;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipSlotFreed;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.partnership.PartnershipSlotTaken;
import io.partnerledger.kernel.partnership.PartnershipWithdrawn;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command in every state: what is allowed, and how what isn't is refused, with nothing kept. */
class PartnershipLifeTest {

    private static final Instant NOW = REQUESTED_AT.plusSeconds(60);

    private static final ClockAt CLOCK = ClockAt.time(NOW);
    private static final PartnersAsTold PARTNERS = new PartnersAsTold();
    private static final LedgerInMemory LEDGER = LedgerInMemory.of(
                    PartnershipAggregate.class, PartnershipSlotAggregate.class)
            .with(InvitationTerms.class, new InvitationTerms(Duration.ofDays(30)))
            .with(PartnerDirectory.class, PARTNERS)
            .with(Clock.class, CLOCK)
            .handling(axon -> new Partnerships(
                    axon.repository(PartnershipAggregate.class),
                    axon.repository(PartnershipSlotAggregate.class),
                    PARTNERS,
                    CLOCK))
            .open();

    private final PartnershipId id = new PartnershipId(UUID.randomUUID());
    private final ResellerTenantId reseller = new ResellerTenantId(UUID.randomUUID());

    @BeforeEach
    void an_onboarded_reseller() {
        CLOCK.tell(NOW);
        PARTNERS.knows(AOBA_PLA, activeIn("JP", reseller));
    }

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    @ParameterizedTest(name = "a partnership {0} to {1}: {2}") // S14
    @CsvSource(
            nullValues = "-",
            value = {
                "REQUESTED, ACCEPT,              allowed,                 -",
                "REQUESTED, ACCEPT_OVERDUE,      invitation-expired,      expired",
                "REQUESTED, ACCEPT_LINK,         allowed,                 -",
                "REQUESTED, TAKE_ITS_ID_BY_LINK, already-exists,          -",
                "REQUESTED, REFUSE,              allowed,                 -",
                "REQUESTED, REFUSE_OVERDUE,      invitation-expired,      expired",
                "REQUESTED, WITHDRAW,            allowed,                 -",
                "REQUESTED, WITHDRAW_OVERDUE,    invitation-expired,      expired",
                "REQUESTED, EXPIRE,              nothing,                 -",
                "REQUESTED, EXPIRE_OVERDUE,      allowed,                 -",
                "REQUESTED, REMOVE,              partnership-not-active,  requested",
                "REQUESTED, REMOVE_OVERDUE,      partnership-not-active,  expired",
                "REFUSED,   ACCEPT,              invitation-refused,      refused",
                "REFUSED,   ACCEPT_LINK,         allowed,                 -",
                "REFUSED,   TAKE_ITS_ID_BY_LINK, already-exists,          -",
                "REFUSED,   REFUSE,              invitation-refused,      refused",
                "REFUSED,   WITHDRAW,            invitation-refused,      refused",
                "REFUSED,   EXPIRE_OVERDUE,      nothing,                 -",
                "REFUSED,   REMOVE,              partnership-not-active,  refused",
                "WITHDRAWN, ACCEPT,              invitation-withdrawn,    withdrawn",
                "WITHDRAWN, ACCEPT_LINK,         allowed,                 -",
                "WITHDRAWN, TAKE_ITS_ID_BY_LINK, already-exists,          -",
                "WITHDRAWN, REFUSE,              invitation-withdrawn,    withdrawn",
                "WITHDRAWN, WITHDRAW,            invitation-withdrawn,    withdrawn",
                "WITHDRAWN, EXPIRE_OVERDUE,      nothing,                 -",
                "WITHDRAWN, REMOVE,              partnership-not-active,  withdrawn",
                "EXPIRED,   ACCEPT,              invitation-expired,      expired",
                "EXPIRED,   ACCEPT_LINK,         allowed,                 -",
                "EXPIRED,   TAKE_ITS_ID_BY_LINK, already-exists,          -",
                "EXPIRED,   REFUSE,              invitation-expired,      expired",
                "EXPIRED,   WITHDRAW,            invitation-expired,      expired",
                "EXPIRED,   EXPIRE_OVERDUE,      nothing,                 -",
                "EXPIRED,   REMOVE,              partnership-not-active,  expired",
                "ACTIVE,    ACCEPT,              invitation-already-used, active",
                "ACTIVE,    ACCEPT_LINK,         already-partners,        -",
                "ACTIVE,    TAKE_ITS_ID_BY_LINK, already-exists,          -",
                "ACTIVE,    REFUSE,              invitation-already-used, active",
                "ACTIVE,    WITHDRAW,            invitation-already-used, active",
                "ACTIVE,    EXPIRE_OVERDUE,      nothing,                 -",
                "ACTIVE,    REMOVE,              allowed,                 -",
                "REMOVED,   ACCEPT,              invitation-already-used, removed",
                "REMOVED,   ACCEPT_LINK,         allowed,                 -",
                "REMOVED,   TAKE_ITS_ID_BY_LINK, already-exists,          -",
                "REMOVED,   REFUSE,              invitation-already-used, removed",
                "REMOVED,   WITHDRAW,            invitation-already-used, removed",
                "REMOVED,   EXPIRE_OVERDUE,      nothing,                 -",
                "REMOVED,   REMOVE,              partnership-not-active,  removed",
            })
    void each_state_allows_what_the_trade_allows(State state, Attempt attempt, String expected, String currentState) {
        given(state);
        if (attempt.name().endsWith("_OVERDUE")) {
            CLOCK.tell(EXPIRES_AT);
        }

        Outcome outcome = LEDGER.when(attempt.on(this));

        switch (expected) {
            case "allowed" -> assertThat(outcome.appended()).isNotEmpty();
            case "nothing" -> outcome.appendsNothing();
            default -> {
                assertThat(outcome.refusal()).as("refusal").isNotNull();
                assertThat(outcome.refusal().code().code()).isEqualTo(expected);
                assertThat(outcome.refusal().currentState()).isEqualTo(currentState);
                assertThat(outcome.appended()).isEmpty();
            }
        }
    }

    private void given(State state) {
        LEDGER.given(id, state.history(this).toArray(PartnershipEvent[]::new));
        PartnershipSlotId slot = new PartnershipSlotId(KANTO, reseller);
        if (state == State.ACTIVE || state == State.REMOVED) {
            LEDGER.given(slot, new PartnershipSlotTaken(kanto(), reseller(), id(), NOW));
        }
        if (state == State.REMOVED) {
            LEDGER.given(slot, new PartnershipSlotFreed(kanto(), reseller(), id(), NOW));
        }
    }

    private String id() {
        return id.value().toString();
    }

    private String reseller() {
        return reseller.value().toString();
    }

    private static String kanto() {
        return KANTO.value().toString();
    }

    /** Where the partnership stands, and how it came there. */
    enum State {
        REQUESTED,
        REFUSED,
        WITHDRAWN,
        EXPIRED,
        ACTIVE,
        REMOVED;

        List<PartnershipEvent> history(PartnershipLifeTest of) {
            PartnershipEvent requested = requested(of.id, KANTO);
            PartnershipEvent accepted = accepted(of.id, KANTO, of.reseller, NOW, "acceptance");
            return switch (this) {
                case REQUESTED -> List.of(requested);
                case REFUSED ->
                    List.of(requested, new PartnershipRefused(of.id(), kanto(), of.reseller(), null, NOW, "refusal"));
                case WITHDRAWN -> List.of(requested, new PartnershipWithdrawn(of.id(), kanto(), NOW, "withdrawal"));
                case EXPIRED -> List.of(requested, new PartnershipExpired(of.id(), kanto(), EXPIRES_AT, EXPIRES_AT));
                case ACTIVE -> List.of(requested, accepted);
                case REMOVED ->
                    List.of(
                            requested,
                            accepted,
                            new PartnershipRemoved(
                                    of.id(), kanto(), of.reseller(), "reason", fullAttestation(), NOW, "removal"));
            };
        }
    }

    /** What is tried, before the invitation's time is over or after it. */
    enum Attempt {
        ACCEPT,
        ACCEPT_OVERDUE,
        /** Another episode of the same two. */
        ACCEPT_LINK,
        TAKE_ITS_ID_BY_LINK,
        REFUSE,
        REFUSE_OVERDUE,
        WITHDRAW,
        WITHDRAW_OVERDUE,
        EXPIRE,
        EXPIRE_OVERDUE,
        REMOVE,
        REMOVE_OVERDUE;

        Object on(PartnershipLifeTest of) {
            return switch (this) {
                case ACCEPT, ACCEPT_OVERDUE -> new AcceptPartnership(of.id, of.reseller, "new");
                case ACCEPT_LINK ->
                    new AcceptPartnershipLink(new PartnershipId(UUID.randomUUID()), KANTO, 1, of.reseller, "new");
                case TAKE_ITS_ID_BY_LINK -> new AcceptPartnershipLink(of.id, KANTO, 1, of.reseller, "new");
                case REFUSE, REFUSE_OVERDUE -> new RefusePartnership(of.id, of.reseller, null, "new");
                case WITHDRAW, WITHDRAW_OVERDUE -> new WithdrawPartnership(of.id, KANTO, null, "new");
                case EXPIRE, EXPIRE_OVERDUE -> new ExpirePartnership(of.id);
                case REMOVE, REMOVE_OVERDUE ->
                    new RemovePartnership(of.id, KANTO, "reason", fullAttestation(), null, "new");
            };
        }
    }
}
