package io.partnerledger.command.partnership;

import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Invitations.EXPIRES_AT;
import static io.partnerledger.command.example.Invitations.INVITATION;
import static io.partnerledger.command.example.Invitations.REQUESTED_AT;
import static io.partnerledger.command.example.Invitations.accepted;
import static io.partnerledger.command.example.Invitations.fullAttestation;
import static io.partnerledger.command.example.Invitations.requestedBy;
import static io.partnerledger.command.example.Resellers.AOBA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.kernel.partnership.AcceptPartnership;
import io.partnerledger.kernel.partnership.Partnership;
import io.partnerledger.kernel.partnership.PartnershipExpired;
import io.partnerledger.kernel.partnership.PartnershipRefused;
import io.partnerledger.kernel.partnership.PartnershipRemoved;
import io.partnerledger.kernel.partnership.PartnershipStatus;
import io.partnerledger.kernel.partnership.PartnershipWithdrawn;
import io.partnerledger.kernel.partnership.RefusePartnership;
import io.partnerledger.kernel.partnership.RemovePartnership;
import io.partnerledger.kernel.partnership.WithdrawPartnership;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command in every state: what is allowed, and how what isn't is refused. */
class PartnershipLifeTest {

    private static final Instant NOW = REQUESTED_AT.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        // state, accept, refuse, withdraw, remove
        "REQUESTED, allowed, allowed, allowed, partnership-not-active",
        "ACTIVE, invitation-already-used, invitation-already-used, invitation-already-used, allowed",
        "REFUSED, invitation-refused, invitation-refused, invitation-refused, partnership-not-active",
        "WITHDRAWN, invitation-withdrawn, invitation-withdrawn, invitation-withdrawn, partnership-not-active",
        "EXPIRED, invitation-expired, invitation-expired, invitation-expired, partnership-not-active",
        "REMOVED, invitation-already-used, invitation-already-used, invitation-already-used, partnership-not-active"
    })
    void each_state_allows_what_the_trade_allows(
            PartnershipStatus status, String accept, String refuse, String withdraw, String remove) {
        Partnership partnership = in(status);
        check(partnership, accept, it -> it.accept(new AcceptPartnership(INVITATION, AOBA, "new"), true, NOW));
        check(partnership, refuse, it -> it.refuse(new RefusePartnership(INVITATION, AOBA, null, "new"), NOW));
        check(partnership, withdraw, it -> it.withdraw(new WithdrawPartnership(INVITATION, KANTO, "new"), NOW));
        check(
                partnership,
                remove,
                it -> it.remove(new RemovePartnership(INVITATION, KANTO, "reason", fullAttestation(), "new"), NOW));
    }

    @ParameterizedTest
    @EnumSource(value = PartnershipStatus.class, names = "REQUESTED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_request_expires(PartnershipStatus status) {
        assertThat(in(status).expire(EXPIRES_AT)).isEmpty();
    }

    @Test
    void a_request_that_is_overdue_can_neither_be_refused_nor_withdrawn() {
        check(
                in(PartnershipStatus.REQUESTED),
                "invitation-expired",
                it -> it.refuse(new RefusePartnership(INVITATION, AOBA, null, "new"), EXPIRES_AT));
        check(
                in(PartnershipStatus.REQUESTED),
                "invitation-expired",
                it -> it.withdraw(new WithdrawPartnership(INVITATION, KANTO, "new"), EXPIRES_AT));
    }

    private static void check(Partnership partnership, String expected, Function<Partnership, Optional<?>> decision) {
        if (expected.equals("allowed")) {
            assertThat(decision.apply(partnership)).isPresent();
        } else {
            assertThatThrownBy(() -> decision.apply(partnership))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.code().code()).isEqualTo(expected));
        }
    }

    private static Partnership in(PartnershipStatus status) {
        String id = INVITATION.value().toString();
        String distributor = KANTO.value().toString();
        String reseller = AOBA.value().toString();
        Partnership requested = requestedBy(KANTO).after(null);
        Partnership active =
                accepted(INVITATION, KANTO, AOBA, NOW, "acceptance").after(requested);
        Partnership partnership = switch (status) {
            case REQUESTED -> requested;
            case ACTIVE -> active;
            case REFUSED -> new PartnershipRefused(id, distributor, reseller, null, NOW, "refusal").after(requested);
            case WITHDRAWN -> new PartnershipWithdrawn(id, distributor, NOW, "withdrawal").after(requested);
            case EXPIRED -> new PartnershipExpired(id, distributor, EXPIRES_AT, NOW).after(requested);
            case REMOVED ->
                new PartnershipRemoved(id, distributor, reseller, "reason", fullAttestation(), NOW, "removal")
                        .after(active);
        };
        assertThat(partnership.status()).isEqualTo(status);
        return partnership;
    }
}
