package io.partnerledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.position.CallerPositions;
import io.partnerledger.edge.position.CallerPositionsInPostgres;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadYourWritesTest extends QuerySideTest {

    /** As the other side remembers how far somebody has written, in a process of its own. */
    private final CallerPositions commandSide = new CallerPositionsInPostgres(database());

    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        // So that the tests begin with all views there.
        assertThat(as(kanto).get("/ledger/resellers").header("Ledger-Stale")).isEmpty();
    }

    /** A view that is not folded as long as this is open. */
    private static final class Held implements AutoCloseable {

        private final Connection connection;

        Held(String projection) throws SQLException {
            connection = database().getConnection();
            connection.setAutoCommit(false);
            try (PreparedStatement lock =
                    connection.prepareStatement("select 1 from views.projection where name = ? for update")) {
                lock.setString(1, projection);
                assertThat(lock.executeQuery().next()).isTrue();
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private Reader unhurried() {
        return as(kanto).with("Ledger-Position", "0");
    }

    @Test
    void a_read_that_names_a_position_waits_until_the_view_is_there() throws Exception {
        CompletableFuture<Answer> reading;
        PartnershipId id;
        try (Held partnerships = new Held("partnership")) {
            id = trade.partners(kanto, aoba);
            Reader reader = as(kanto);
            reading = CompletableFuture.supplyAsync(() -> reader.get("/ledger/partnerships/" + id.value()));
            assertThat(unhurried().get("/ledger/partnerships/" + id.value()).status())
                    .isEqualTo(404);
            assertThat(reading).isNotDone();
        }

        Answer answer = reading.get(10, TimeUnit.SECONDS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("active");
        assertThat(answer.header("Ledger-Stale")).isEmpty();
    }

    @Test
    void past_the_bound_a_read_answers_with_what_there_is_and_says_so() throws Exception {
        try (Held partnerships = new Held("partnership")) {
            trade.partners(kanto, aoba);

            Answer answer = as(kanto).get("/ledger/resellers");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("items").size()).isZero();
            assertThat(answer.header("Ledger-Stale")).isEqualTo("true");
        }
    }

    @Test
    void whoever_wrote_need_not_name_the_position() throws Exception {
        try (Held partnerships = new Held("partnership")) {
            trade.partners(kanto, aoba);
            commandSide.remember(new Caller("sato", kanto.value(), Set.of(Role.ADMIN_AGENT)), head());

            assertThat(unhurried().get("/ledger/resellers").header("Ledger-Stale"))
                    .isEqualTo("true");
            assertThat(as(aoba).with("Ledger-Position", "0")
                            .get("/ledger/partnerships")
                            .header("Ledger-Stale"))
                    .isEmpty();
        }
    }

    @Test
    void a_view_the_route_does_not_show_is_not_waited_for() throws Exception {
        try (Held orders = new Held("order")) {
            trade.partners(kanto, aoba);

            Answer answer = as(kanto).get("/ledger/resellers");
            assertThat(answer.json().get("items").size()).isEqualTo(1);
            assertThat(answer.header("Ledger-Stale")).isEmpty();
        }
    }

    @Test
    void what_a_decision_may_rest_on_waits_for_the_head_whoever_wrote() throws Exception {
        PartnershipId id = trade.partners(kanto, aoba);
        try (Held history = new Held("history")) {
            trade.remove(id, "contract ended");

            assertThat(unhurried().get("/ledger/history/" + id.stream()).header("Ledger-Stale"))
                    .isEqualTo("true");
        }

        Answer answer = unhurried().get("/ledger/history/" + id.stream());
        assertThat(answer.header("Ledger-Stale")).isEmpty();
        assertThat(answer.json().at("/items/2/type").asString()).isEqualTo("partner-ledger.partnership-removed");
    }

    @Test
    void a_verdict_and_what_is_asked_as_of_a_time_are_rather_refused_than_stale() throws Exception {
        PartnershipId id = trade.partners(kanto, aoba);
        String verdict = "/ledger/por-verdicts?plaId=" + trade.plaIdOf(aoba).value();
        String board = "/ledger/insights/invalid-por";
        try (Held past = new Held("past_directory")) {
            trade.remove(id, "contract ended");

            assertThat(unhurried().get(verdict).status()).isEqualTo(503);
            assertThat(unhurried().get(board + "?time=" + trade.now()).status()).isEqualTo(503);
            assertThat(unhurried().get(board).header("Ledger-Stale")).isEqualTo("true");
        }

        assertThat(unhurried().read(verdict).get("position").asLong()).isEqualTo(head());
    }

    @Test
    void a_standing_that_was_answered_is_in_the_list_of_whoever_names_its_position() {
        trade.partners(kanto, aoba);
        for (int i = 0; i < 20; i++) {
            trade.suspend(aoba, null);
            assertThat(as(kanto).each("/ledger/resellers?standing=invalid", "name"))
                    .containsExactly("Aoba Systems");
            trade.reactivate(aoba);
            assertThat(as(kanto).each("/ledger/resellers?standing=valid", "name"))
                    .containsExactly("Aoba Systems");
        }
    }

    @Test
    void a_position_that_is_none_is_no_reason_to_refuse_a_read() {
        for (String position : new String[] {"yesterday", "-1", "", "99999999999999999999"}) {
            Answer answer = as(kanto).with("Ledger-Position", position).get("/ledger/resellers");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Ledger-Stale")).isEmpty();
        }
    }

    @Test
    void a_position_beyond_the_store_is_answered_as_stale() {
        Answer answer =
                as(kanto).with("Ledger-Position", Long.toString(head() + 1_000)).get("/ledger/resellers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ledger-Stale")).isEqualTo("true");
    }
}
