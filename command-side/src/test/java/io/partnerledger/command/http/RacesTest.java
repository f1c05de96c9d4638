package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.kernel.pla.PlaId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class RacesTest {

    private static final int ORDERING_AT_ONCE = 16;

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
                AtOnce.run(List.of(() -> trade.accept(one.admin(), code), () -> trade.accept(other.admin(), code)));

        assertOneWinner(answers, "invitation-already-used");
    }

    @RepeatedTest(5)
    void a_personal_and_a_reusable_invitation_accepted_at_once_make_one_partnership() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        String personal = trade.invitationBy(distributor).text("invitationCode");
        String reusable = distributor.get("/ledger/partnership-link").is(200).text("code");

        List<Answer> answers = AtOnce.run(List.of(
                () -> trade.accept(reseller.admin(), personal), () -> trade.accept(reseller.admin(), reusable)));

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

        List<Answer> answers = AtOnce.run(List.of(registration, registration));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        answers.stream()
                .filter(answer -> answer.status() == 409)
                .forEach(answer -> answer.isProblem(409, "pla-id-already-claimed"));
    }

    @RepeatedTest(3)
    void no_order_sent_after_a_suspension_was_answered_passes() throws Exception { // S48
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        String orders = "/v1/customers/" + trade.customerOf(distributor, reseller, "JP") + "/orders";
        AtomicLong suspendedAt = new AtomicLong(Long.MAX_VALUE);
        CountDownLatch underWay = new CountDownLatch(ORDERING_AT_ONCE);

        Callable<List<Ordered>> ordering = () -> {
            List<Ordered> ordered = new ArrayList<>();
            // Some before, some during, some after: until each thread has seen the suspension answered.
            for (int late = 0; late < 5; ) {
                long sentAt = System.nanoTime();
                int status =
                        distributor.post(orders, Trade.order(reseller.plaId())).status();
                ordered.add(new Ordered(sentAt, status));
                underWay.countDown();
                late += sentAt - suspendedAt.get() > 0 && suspendedAt.get() != Long.MAX_VALUE ? 1 : 0;
            }
            return ordered;
        };
        Callable<List<Ordered>> suspending = () -> {
            underWay.await();
            trade.suspend(reseller);
            suspendedAt.set(System.nanoTime());
            return List.of();
        };
        List<Callable<List<Ordered>>> all = new ArrayList<>(Collections.nCopies(ORDERING_AT_ONCE, ordering));
        all.add(suspending);

        List<Ordered> ordered = AtOnce.run(all).stream().flatMap(List::stream).toList();

        assertThat(ordered).extracting(Ordered::status).containsOnly(201, 403).contains(201);
        assertThat(ordered)
                .filteredOn(each -> each.sentAt() - suspendedAt.get() > 0)
                .hasSizeGreaterThanOrEqualTo(5 * ORDERING_AT_ONCE)
                .extracting(Ordered::status)
                .containsOnly(403);
    }

    private record Ordered(long sentAt, int status) {}

    private static void assertOneWinner(List<Answer> answers, String whyNot) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> answer.isProblem(409, whyNot));
    }
}
