package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A distributor begins with the ledger, and brings the book it has. */
class TheExistingBookTest extends StoryTest {

    @Test
    void on_the_first_day_everything_is_in_the_ledger_and_what_would_fail_is_on_the_board() throws IOException {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        suspend(aoba, "Overdue").as(200);
        String minato = UUID.randomUUID().toString();
        String office = UUID.randomUUID().toString();

        JsonNode job = imported(
                kanto,
                Files.readString(Path.of("..", "docs", "imports-example.ndjson"))
                        .replace(
                                "6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11",
                                aoba.tenant().toString())
                        .replace("5102938", aoba.plaId())
                        .replace("d1a4c0de-7a3f-4c52-8f0e-0b6f3f9a2c44", minato)
                        .replace("minatofoods.", "minatofoods-" + minato + ".")
                        .replace("9e107d9d-372b-4b6e-8bd2-6d3542a419d6", office)
                        .replace(
                                "0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60",
                                UUID.randomUUID().toString()));

        assertThat(job.at("/progress/outcomes").toString()).isEqualTo("{\"changed\":4}");
        JsonNode reseller = kanto.get("/ledger/resellers").as(200).at("/items/0");
        assertThat(reseller.at("/tenantId").asString()).isEqualTo(aoba.tenant().toString());
        assertThat(reseller.at("/since").asString()).isEqualTo("2021-04-01T00:00:00Z");
        assertThat(reseller.at("/subscriptions").asInt()).isEqualTo(1);
        assertThat(namesIn(kanto.get("/v1/customers").as(200), "id")).containsExactly(minato);
        JsonNode board = kanto.get("/ledger/insights/invalid-por").as(200);
        assertThat(board.at("/items/0/name").asString()).isEqualTo("Aoba Systems");
        assertThat(board.at("/totals/seats").asInt()).isEqualTo(25);
        assertThat(kanto.get("/ledger/history/subscription:%s", office)
                        .as(200)
                        .at("/items/0/type")
                        .asString())
                .isEqualTo("partner-ledger.subscription-imported");

        // What the ledger answers is what it takes: told again as it was read, it is known already.
        JsonNode customer = kanto.get("/v1/customers/%s", minato).as(200);
        assertThat(customer.at("/billingProfile/firstName").asString()).isEqualTo("Yui");
        JsonNode subscription =
                kanto.get("/v1/customers/%s/subscriptions/%s", minato, office).as(200);
        JsonNode relationships = kanto.get("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf")
                .as(200);
        JsonNode again = imported(
                kanto,
                line("customer", customer)
                        + line("subscription", subscription)
                        + line("partnership", relationships.at("/items/0")));
        assertThat(again.at("/progress/outcomes").toString()).isEqualTo("{\"unchanged\":3}");
    }

    private static String line(String type, JsonNode resource) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("type", type);
        line.set(type, resource);
        return line + "\n";
    }

    private static JsonNode imported(Actor distributor, String book) {
        String id =
                distributor.postLines("/ledger/imports", book).as(202).get("id").asString();
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> distributor.get("/ledger/jobs/%s", id).as(200), job -> job.has("finishedAt"));
    }
}
