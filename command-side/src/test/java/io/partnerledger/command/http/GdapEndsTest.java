package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.due.DueRunner;
import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Delegated administration ends by itself: with the suspension of the reseller's tenant, or when its time is over. */
@CommandSideTest
class GdapEndsTest {

    private static final String PATH = "/ledger/gdap-relationships";
    private static final String TERMINATED = "partner-ledger.gdap-terminated";
    private static final String EXPIRED = "partner-ledger.gdap-expired";

    private final Trade trade;
    private final MovingClock clock;
    private final DueRunner runner;
    private final JdbcClient jdbc;
    private Agent kanto;
    private Reseller aoba;
    private String minatoFoods;

    GdapEndsTest(
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

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        kanto = trade.distributorIn("JP");
        aoba = trade.resellerIn("JP");
        trade.partnership(kanto, aoba);
        minatoFoods = trade.customerOf(kanto, aoba, "JP");
    }

    @AfterEach
    void back_to_today() {
        clock.reset();
    }

    @Test
    void a_suspension_ends_all_of_it_with_every_customer_of_every_distributor_once() { // S52
        Agent rhein = trade.distributorIn("JP");
        trade.partnership(rhein, aoba);
        List<String> aobas = List.of(
                trade.activeGdap(kanto, minatoFoods, aoba),
                trade.activeGdap(kanto, trade.ownCustomerOf(kanto, "JP"), aoba),
                trade.requestedGdap(kanto, minatoFoods, aoba),
                trade.activeGdap(rhein, trade.customerOf(rhein, aoba, "JP"), aoba));
        String correlationId = UUID.randomUUID().toString();

        trade.programme()
                .with("MS-CorrelationId", correlationId)
                .put("/ledger/reseller-tenants/" + aoba.tenant() + "/state", "{'status':'suspended'}")
                .is(200);
        runner.runWhatIsDue();
        trade.reactivate(aoba);
        runner.runWhatIsDue();

        assertThat(aobas).allSatisfy(id -> {
            assertThat(typesOf(id)).containsOnlyOnce(TERMINATED).endsWith(TERMINATED);
            assertThat(endOf(id, TERMINATED))
                    .containsEntry("reason", "tenant-suspended")
                    .containsEntry("subject", "partner-ledger")
                    .containsEntry("correlation", correlationId);
        });
        assertThat(endOf(aobas.get(3), TERMINATED))
                .containsEntry("tenant", rhein.tenant().toString());
    }

    @Test
    void nothing_stays_of_what_is_asked_for_or_consented_to_while_the_tenant_is_being_suspended() {
        List<String> approved = Stream.generate(() -> trade.requestedGdap(kanto, minatoFoods, aoba))
                .limit(4)
                .toList();
        approved.forEach(
                id -> kanto.post(PATH + "/" + id + "/approval", Trade.APPROVAL).is(200));
        List<Callable<Answer>> atOnce = new ArrayList<>();
        approved.forEach(id -> {
            atOnce.add(() -> aoba.admin().post(PATH + "/" + id + "/reseller-consent", null));
            atOnce.add(() -> kanto.post(PATH, Trade.gdap(minatoFoods, aoba)));
        });
        atOnce.add(4, () -> trade.say(aoba, "state", "{'status':'suspended'}"));

        List<Answer> answers = AtOnce.run(atOnce);
        runner.runWhatIsDue();

        assertThat(answers)
                .extracting(Answer::status)
                .allMatch(status -> List.of(200, 201, 409).contains(status));
        Stream<String> requested =
                answers.stream().filter(answer -> answer.status() == 201).map(answer -> answer.text("id"));
        assertThat(Stream.concat(approved.stream(), requested))
                .allSatisfy(id ->
                        assertThat(typesOf(id)).containsOnlyOnce(TERMINATED).endsWith(TERMINATED));
    }

    @Test
    void a_reactivation_restores_nothing_but_it_may_be_asked_for_anew() {
        String id = trade.activeGdap(kanto, minatoFoods, aoba);
        trade.suspend(aoba);
        runner.runWhatIsDue();
        trade.reactivate(aoba);

        Answer over =
                aoba.admin().post(PATH + "/" + id + "/reseller-consent", null).isProblem(409, "gdap-not-pending");
        assertThat(over.text("currentState")).isEqualTo("terminated");
        String anew = trade.activeGdap(kanto, minatoFoods, aoba);
        runner.runWhatIsDue();
        assertThat(typesOf(anew)).doesNotContain(TERMINATED);
    }

    @Test
    void the_loss_of_the_authorization_ends_nothing() {
        String id = trade.activeGdap(kanto, minatoFoods, aoba);

        trade.say(aoba, "csp-authorization", "{'status':'revoked'}");
        runner.runWhatIsDue();

        assertThat(typesOf(id)).doesNotContain(TERMINATED);
    }

    @Test
    void its_time_is_over_by_the_clock_and_not_before() {
        String id = kanto.post(PATH, Trade.gdap(minatoFoods, aoba).replace("P1Y", "P2D"))
                .is(201)
                .text("id");
        trade.activate(id, kanto, aoba);
        String ended = kanto.post(PATH, Trade.gdap(minatoFoods, aoba).replace("P1Y", "P2D"))
                .is(201)
                .text("id");
        trade.activate(ended, kanto, aoba);
        kanto.post(PATH + "/" + ended + "/termination", "{'reason':'no longer needed'}")
                .is(200);

        clock.pass(Duration.ofDays(1));
        runner.runWhatIsDue();
        assertThat(typesOf(id)).doesNotContain(EXPIRED);

        clock.pass(Duration.ofDays(1));
        runner.runWhatIsDue();
        assertThat(typesOf(id)).containsOnlyOnce(EXPIRED).endsWith(EXPIRED);
        assertThat(typesOf(ended)).doesNotContain(EXPIRED);
        Answer over = kanto.post(PATH + "/" + id + "/termination", "{'reason':'too late'}")
                .isProblem(409, "gdap-not-active");
        assertThat(over.text("currentState")).isEqualTo("expired");
    }

    private List<String> typesOf(String id) {
        return jdbc.sql("select type from events.event where stream = ? order by sequence")
                .param("gdap-relationship:" + id)
                .query(String.class)
                .list();
    }

    private Map<String, Object> endOf(String id, String type) {
        return jdbc.sql("select payload->>'reason' as reason, metadata->>'subject' as subject,"
                        + " metadata->>'tenant' as tenant, metadata->>'correlationId' as correlation"
                        + " from events.event where stream = ? and type = ?")
                .params("gdap-relationship:" + id, type)
                .query()
                .singleRow();
    }
}
