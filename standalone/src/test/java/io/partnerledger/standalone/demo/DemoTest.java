package io.partnerledger.standalone.demo;

import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.store.Head;
import io.partnerledger.standalone.StandaloneTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class DemoTest extends StandaloneTest {

    @Autowired
    private Commands commands;

    @Autowired
    private PersonalDataVault vault;

    @Autowired
    private Head head;

    @Test
    void kanto_sees_its_good_partners_first_and_those_with_something_wrong_after_them() {
        JsonNode resellers = json(client().get("/ledger/resellers", client().tokenFor("kanto-admin")))
                .get("items");

        assertThat(texts(resellers, "name"))
                .containsExactly("Aoba Systems", "Minami Cloud", "Nishi Works", "Tokai Solutions");
        assertThat(texts(resellers, "plaId")).containsExactly("2000001", "2000002", "2000005", "2000006");
        assertThat(StreamSupport.stream(resellers.spliterator(), false)
                        .map(reseller -> reseller.get("standing").get("valid").asBoolean()))
                .containsExactly(true, true, false, false);
    }

    @Test
    void rheins_partner_is_fjord() {
        assertThat(texts(
                        json(client().get("/ledger/resellers", client().tokenFor("rhein-admin")))
                                .get("items"),
                        "name"))
                .containsExactly("Fjord IT");
    }

    @Test
    void kita_is_onboarded_and_nobodys_partner() {
        JsonNode facts =
                json(client().get("/ledger/reseller-tenants/" + DemoTenant.KITA.id(), client().tokenFor("programme")));

        assertThat(facts.get("location").get("plaId").asString()).isEqualTo("2000003");
        assertThat(texts(
                        json(client().get("/ledger/resellers", client().tokenFor("kanto-admin")))
                                .get("items"),
                        "name"))
                .doesNotContain("Kita Networks");
    }

    @Test
    void what_was_sold_through_the_two_in_trouble_is_on_the_board() {
        JsonNode board = json(client().get("/ledger/insights/invalid-por", client().tokenFor("kanto-admin")));

        assertThat(texts(board.get("items"), "name")).containsExactly("Nishi Works", "Tokai Solutions");
        assertThat(board.get("totals").get("subscriptions").asInt()).isEqualTo(2);
    }

    @Test
    void each_distributor_has_its_customers() {
        assertThat(json(client().get("/v1/customers", client().tokenFor("kanto-sales")))
                        .get("totalCount")
                        .asInt())
                .isEqualTo(4);
        assertThat(json(client().get("/v1/customers", client().tokenFor("rhein-admin")))
                        .get("totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void told_again_it_adds_nothing() {
        long before = head.now();

        new Demo(commands, vault).tell();

        assertThat(head.now()).isEqualTo(before);
    }

    private static List<String> texts(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(member).asString())
                .toList();
    }
}
