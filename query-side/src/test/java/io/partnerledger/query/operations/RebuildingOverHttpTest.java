package io.partnerledger.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.events.following.Projection;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.Projections;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import io.partnerledger.query.history.HistoryProjection;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RebuildingOverHttpTest extends QuerySideTest {

    private static final String LIST = "/ledger/projections";
    private static final String PARTNERSHIP = LIST + "/partnership";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final JdbcClient jdbc = JdbcClient.create(database());

    private Reader operator() {
        return as(UUID.randomUUID(), "LedgerOperator");
    }

    private JsonNode projection(String name) {
        for (JsonNode item : operator().read(LIST).get("items")) {
            if (item.get("name").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name);
    }

    private void awaitServing(String name, int generation) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> projection(name).get("generation").asInt() == generation
                        && !projection(name).has("rebuild"));
    }

    private JsonNode verified(String name) {
        assertThat(operator().send("POST", LIST + "/" + name + "/verification").status())
                .isEqualTo(202);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !operator()
                        .read(LIST + "/" + name + "/verification")
                        .get("status")
                        .asString()
                        .equals("running"));
        return operator().read(LIST + "/" + name + "/verification");
    }

    private DistributorId kantoWithAPartner() {
        DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
        ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        trade.order(trade.customer(kanto, aoba, "Minato Foods", "JP"), trade.plaIdOf(aoba), 25);
        assertThat(as(kanto).read("/ledger/partnerships").get("items").size()).isEqualTo(1);
        return kanto;
    }

    @Test
    void all_that_can_be_rebuilt_is_listed_with_where_it_stands() {
        kantoWithAPartner();

        await().atMost(SOON).until(() -> projection("history").get("lagEvents").asLong() == 0);
        assertThat(Reader.each(operator().read(LIST).get("items"), "name"))
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("directory"),
                                Projections.all().stream()
                                        .map(Projection::shape)
                                        .map(shape -> shape.name()))
                        .toList());
        JsonNode history = projection("history");
        assertThat(history.get("status").asString()).isEqualTo("serving");
        assertThat(history.get("shape").asInt())
                .isEqualTo(new HistoryProjection().shape().version());
        assertThat(history.get("position").asLong()).isEqualTo(head());
        assertThat(history.get("head").asLong()).isEqualTo(head());
        assertThat(history.get("lagSeconds").asLong()).isZero();
        assertThat(history.has("rebuild")).isFalse();
        assertThat(Reader.each(operator().allPages(LIST, 5), "name"))
                .hasSize(Projections.all().size() + 1);
    }

    @Test
    void a_rebuild_is_asked_for_once_followed_and_cancelled() throws Exception {
        kantoWithAPartner();
        int generation = projection("partnership").get("generation").asInt();
        try (Connection reading = database().getConnection();
                Statement lock = reading.createStatement()) {
            reading.setAutoCommit(false);
            lock.execute("lock table views.partnership_v2 in access share mode");

            Answer asked = operator().send("POST", PARTNERSHIP + "/rebuild");
            assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
            assertThat(asked.json().get("status").asString()).isEqualTo("rebuilding");
            assertThat(asked.json().at("/rebuild/generation").asInt()).isEqualTo(generation + 1);
            assertThat(asked.json().at("/rebuild/total").asLong()).isEqualTo(head());

            assertRefused(operator().send("POST", PARTNERSHIP + "/rebuild"), 409, "projection-being-rebuilt");
            assertRefused(operator().send("POST", PARTNERSHIP + "/verification"), 409, "projection-being-rebuilt");
            assertThat(operator()
                            .inJapanese()
                            .send("POST", PARTNERSHIP + "/rebuild")
                            .json()
                            .get("detail")
                            .asString())
                    .contains("partnership", "再構築");
            await().atMost(SOON)
                    .until(() ->
                            projection("partnership").at("/rebuild/processed").asLong() == head());
            assertThat(projection("partnership").at("/rebuild/startedAt").asString())
                    .isNotEmpty();
            assertThat(projection("partnership").get("generation").asInt()).isEqualTo(generation);

            assertThat(operator().send("DELETE", PARTNERSHIP + "/rebuild").status())
                    .isEqualTo(202);
            assertThat(projection("partnership").has("rebuild")).isFalse();
            assertRefused(operator().send("DELETE", PARTNERSHIP + "/rebuild"), 409, "no-rebuild-to-cancel");
            reading.rollback();
        }
        assertThat(operator().send("POST", PARTNERSHIP + "/rebuild").status()).isEqualTo(202);
        await().atMost(SOON)
                .until(() -> projection("partnership").get("generation").asInt() > generation);
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
    }

    @Test
    void what_does_not_exist_is_not_found_and_nobody_else_may_ask() {
        DistributorId kanto = kantoWithAPartner();
        for (String route : List.of(
                "POST /ledger/projections/prices/rebuild",
                "DELETE /ledger/projections/prices/rebuild",
                "POST /ledger/projections/prices/verification",
                "GET /ledger/projections/prices/verification",
                "GET /ledger/projections/due/verification",
                "POST /ledger/projections/webhook/rebuild",
                "GET /ledger/projections/cart/verification")) {
            String method = route.substring(0, route.indexOf(' '));
            String path = route.substring(route.indexOf(' ') + 1);
            assertRefused(operator().send(method, path), 404, "not-found");
            assertThat(as(kanto).send(method, path).status()).as(route).isEqualTo(403);
            assertThat(anybody().send(method, path).status()).as(route).isEqualTo(401);
        }
    }

    @Test
    void every_projection_is_what_its_history_gives_before_and_after_a_rebuild() {
        DistributorId kanto = kantoWithAPartner();
        List<String> names = Reader.each(operator().read(LIST).get("items"), "name");
        names.forEach(name -> assertThat(
                        operator().send("POST", LIST + "/" + name + "/rebuild").status())
                .as(name)
                .isEqualTo(202));
        names.forEach(name -> await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !projection(name).has("rebuild")));

        assertThat(as(kanto).read("/ledger/partnerships").get("items").size()).isEqualTo(1);
        assertThat(as(kanto).read("/ledger/insights/invalid-por").get("items").size())
                .isZero();
        for (String name : names) {
            JsonNode verification = verified(name);
            assertThat(verification.get("status").asString())
                    .as(verification.toString())
                    .isEqualTo("done");
            assertThat(verification.get("differences").asLong())
                    .as(verification.toString())
                    .isZero();
            assertThat(verification.get("examples").isEmpty()).isTrue();
        }
        assertThat(projection("usage").at("/verification/differences").asLong(-1))
                .isZero();
        assertThat(projection("usage").at("/verification/finishedAt").asString())
                .isNotEmpty();
    }

    @Test
    void a_difference_is_told_until_a_rebuild_has_mended_it() {
        DistributorId kanto = kantoWithAPartner();
        int generation = projection("partnership").get("generation").asInt();
        jdbc.sql("update views.partnership_v2 set status = 'refused' where distributor_id = ?")
                .param(kanto.value())
                .update();

        JsonNode verification = verified("partnership");

        assertThat(verification.get("differences").asLong()).isEqualTo(1);
        JsonNode example = verification.get("examples").get(0);
        assertThat(example.get("table").asString()).isEqualTo("partnership");
        assertThat(example.get("key").propertyNames()).containsExactly("partnership_id");
        assertThat(example.get("served").toString()).isEqualTo("{\"status\":\"refused\"}");
        assertThat(example.get("rebuilt").toString()).isEqualTo("{\"status\":\"active\"}");
        assertThat(anybody().get("/actuator/health").status()).isEqualTo(503);
        assertThat(operator()
                        .get("/actuator/health")
                        .json()
                        .at("/components/verification/details/differences/partnership")
                        .asLong())
                .isEqualTo(1);
        assertThat(anybody().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(operator()
                        .get("/actuator/metrics/ledger.projection.differences?tag=projection:partnership")
                        .json()
                        .at("/measurements/0/value")
                        .asDouble())
                .isEqualTo(1);

        operator().send("POST", PARTNERSHIP + "/rebuild");
        awaitServing("partnership", generation + 1);
        assertThat(verified("partnership").get("differences").asLong()).isZero();
        assertThat(anybody().get("/actuator/health").status()).isEqualTo(200);
    }
}
