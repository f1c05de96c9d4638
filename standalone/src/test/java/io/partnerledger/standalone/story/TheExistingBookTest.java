package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A distributor begins with the ledger, and brings the book it has. */
class TheExistingBookTest extends StoryTest {

    @Test
    void on_the_first_day_everything_is_in_the_ledger_and_what_would_fail_is_on_the_board() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        suspend(aoba, "Overdue").as(200);
        UUID minato = UUID.randomUUID();
        UUID office = UUID.randomUUID();

        JsonNode job = imported(
                kanto, """
                {"type":"subscription","customerId":"%s","subscription":{"id":"%s","orderId":"3F2504E0","offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":25,"creationDate":"2026-03-01","effectiveStartDate":"2026-03-01","commitmentEndDate":"2099-02-28","status":"active","autoRenewEnabled":true,"billingCycle":"monthly","partnerId":"%s"}}
                {"type":"customer","customer":{"id":"%s","companyProfile":{"domain":"minato-%s.onmicrosoft.com"},"billingProfile":{"email":"it@minato.example","culture":"ja-JP","language":"ja","companyName":"Minato Foods","firstName":"Yui","defaultAddress":{"country":"JP","city":"Yokohama","addressLine1":"1-2-3 Honcho","phoneNumber":"045-000-0000"}},"associatedPartnerId":"%s"}}
                {"type":"partnership","partnership":{"id":"%s","since":"2021-04-01"}}
                """.formatted(minato, office, aoba.plaId(), minato, minato, aoba.tenant(), aoba.tenant()));

        assertThat(job.at("/progress/outcomes").toString()).isEqualTo("{\"changed\":3}");
        JsonNode reseller = kanto.get("/ledger/resellers").as(200).at("/items/0");
        assertThat(reseller.at("/tenantId").asString()).isEqualTo(aoba.tenant().toString());
        assertThat(reseller.at("/since").asString()).isEqualTo("2021-04-01T00:00:00Z");
        assertThat(reseller.at("/subscriptions").asInt()).isEqualTo(1);
        assertThat(namesIn(kanto.get("/v1/customers").as(200), "id")).containsExactly(minato.toString());
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
