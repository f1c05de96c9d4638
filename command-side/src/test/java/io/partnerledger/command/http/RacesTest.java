package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.kernel.pla.PlaId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class RacesTest {

    private final Trade trade;

    RacesTest(@LocalServerPort int port) {
        this.trade = new Trade(port);
    }

    @RepeatedTest(5)
    void of_two_resellers_that_accept_one_invitation_at_once_one_wins() {
        Agent distributor = trade.distributorIn("JP");
        Reseller one = trade.resellerIn("JP");
        Reseller other = trade.resellerIn("JP");
        String code = trade.invitationBy(distributor).text("invitationCode");

        List<Answer> answers =
                AtOnce.run(() -> trade.accept(one.admin(), code), () -> trade.accept(other.admin(), code));

        assertOneWinner(answers, "invitation-already-used");
    }

    @RepeatedTest(5)
    void a_personal_and_a_reusable_invitation_accepted_at_once_make_one_partnership() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String personal = trade.invitationBy(distributor).text("invitationCode");
        String reusable = distributor.get("/ledger/partnership-link").is(200).text("code");

        List<Answer> answers = AtOnce.run(
                () -> trade.accept(reseller.admin(), personal), () -> trade.accept(reseller.admin(), reusable));

        assertOneWinner(answers, "already-partners");
    }

    @RepeatedTest(5)
    void a_pla_id_registered_twice_at_once_belongs_to_one_tenant() {
        PlaId plaId = Trade.freshPla();
        Callable<Answer> registration = () -> trade.programme()
                .post(
                        "/ledger/reseller-tenants",
                        "{'tenantId':'%s','name':'Aoba','country':'JP','plaId':'%s'}"
                                .formatted(UUID.randomUUID(), plaId.value()));

        List<Answer> answers = AtOnce.run(registration, registration);

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.isProblem(409, "pla-id-already-claimed"));
    }

    private static void assertOneWinner(List<Answer> answers, String whyNot) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> answer.isProblem(409, whyNot));
    }
}
