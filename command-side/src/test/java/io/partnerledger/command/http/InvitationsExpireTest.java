package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.command.due.DueRunner;
import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An invitation is valid for 30 days unless configured otherwise, and then ends by itself. */
@CommandSideTest
class InvitationsExpireTest {

    private static final String EXPIRED = "partner-ledger.partnership-expired";

    private final Trade trade;
    private final MovingClock clock;
    private final DueRunner runner;
    private final JdbcClient jdbc;

    InvitationsExpireTest(
            @LocalServerPort int port,
            MovingClock clock,
            DueRunner runner,
            @Value("${ledger.database.url}") String url,
            @Value("${ledger.database.username}") String user,
            @Value("${ledger.database.password}") String password) {
        this.trade = new Trade(port);
        this.clock = clock;
        this.runner = runner;
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    @AfterEach
    void back_to_today() {
        clock.reset();
    }

    private void after(Duration time) {
        clock.pass(time);
        runner.runWhatIsDue();
    }

    private List<String> historyOf(Answer invitation) {
        return jdbc.sql("select type from events.event where stream = ? order by sequence")
                .param("partnership:" + invitation.text("id"))
                .query(String.class)
                .list();
    }

    @Test
    void nobody_answers_for_thirty_days_and_the_ledger_keeps_that_it_expired() {
        Agent distributor = trade.distributorIn("JP").with("MS-CorrelationId", "11111111-2222-3333-4444-555555555555");
        Answer invitation = trade.invitationBy(distributor);

        after(Duration.ofDays(29));
        assertThat(historyOf(invitation)).doesNotContain(EXPIRED);

        after(Duration.ofDays(1));
        assertThat(historyOf(invitation)).containsOnlyOnce(EXPIRED);
        Map<String, Object> said = jdbc.sql("select metadata->>'subject' as subject, metadata->>'tenant' as tenant,"
                        + " metadata->>'roles' as roles, metadata->>'correlationId' as correlation from events.event"
                        + " where stream = ? and type = ?")
                .params("partnership:" + invitation.text("id"), EXPIRED)
                .query()
                .singleRow();
        assertThat(said)
                .containsEntry("subject", "partner-ledger")
                .containsEntry("tenant", distributor.tenant().toString())
                .containsEntry("roles", "")
                .containsEntry("correlation", "11111111-2222-3333-4444-555555555555");
    }

    @Test
    void what_was_answered_in_time_never_expires() {
        Agent distributor = trade.distributorIn("JP");
        Reseller reseller = trade.resellerIn("JP");
        Answer accepted = trade.invitationBy(distributor);
        reseller.admin()
                .post("/ledger/invitations/" + accepted.text("invitationCode") + "/acceptance", "{'confirmed':true}")
                .is(200);
        Answer refused = trade.invitationBy(distributor);
        reseller.admin()
                .post("/ledger/invitations/" + refused.text("invitationCode") + "/refusal", "{}")
                .is(200);
        Answer withdrawn = trade.invitationBy(distributor);
        distributor
                .post("/ledger/partnerships/" + withdrawn.text("id") + "/withdrawal", "{}")
                .is(200);

        after(Duration.ofDays(60));

        assertThat(List.of(accepted, refused, withdrawn))
                .allSatisfy(invitation ->
                        assertThat(historyOf(invitation)).isNotEmpty().doesNotContain(EXPIRED));
    }

    @Test
    void nobody_has_to_look_for_it_to_happen() {
        Answer invitation = trade.invitationBy(trade.distributorIn("JP"));

        clock.pass(Duration.ofDays(30));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(historyOf(invitation)).containsOnlyOnce(EXPIRED));
    }
}
