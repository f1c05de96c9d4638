package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a distributor parts with a reseller: with its reasons, and with nothing else changed. */
class EndAPartnershipTest extends StoryTest {

    @Test // S15, S74, S76, S77, S78, S79, S80, S81, S82
    void a_distributor_parts_with_a_reseller_and_all_it_sold_stays() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Actor kantosSales = signedIn(kanto.tenant(), "SalesAgent");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        partners(kanto, aoba);
        String customer = customerOf(kanto, aoba);
        String subscription = subscribed(kanto, customer, aoba.plaId());
        kanto.put("/ledger/customers/" + customer + "/reseller-permission", "{\"value\":\"administrator\"}")
                .as(200);
        kanto.put(
                        subscription + "/supportcontact",
                        "{\"supportTenantId\":\"" + aoba.tenant() + "\",\"supportMpnId\":\"" + aoba.plaId()
                                + "\",\"name\":\"Aoba Systems\"}")
                .as(200);
        String partnership = partnershipOf(kanto);
        JsonNode customerBefore = kanto.get("/v1/customers/" + customer).as(200);
        JsonNode subscriptionBefore = kanto.get(subscription).as(200);

        // First Kanto's sales look at what it would mean; nothing has happened yet.
        JsonNode shown = kantosSales
                .post("/ledger/partnerships/" + partnership + "/removal?dryRun=true", null)
                .as(200);
        assertThat(shown.at("/consequences/subscriptions").asInt()).isEqualTo(1);
        assertThat(shown.at("/consequences/customers").asInt()).isEqualTo(1);
        assertThat(shown.at("/consequences/seats").asInt()).isEqualTo(25);
        assertThat(shown.at("/partnership/status").asString()).isEqualTo("active");
        assertThat(partnershipOf(kanto)).isEqualTo(partnership);

        // In a hurry they leave out to whom the claims of others go: that is named, and still nothing has happened.
        JsonNode incomplete = kantosSales
                .post("/ledger/partnerships/" + partnership + "/removal", """
                        {"confirmed":true,"reason":"moved to another distributor","attestation":
                         {"textId":"partnership-removal-1-en","goodFaith":true,"legitimateBusinessReason":true,
                          "compliesWithTerms":true}}""")
                .as(400);
        assertThat(namesIn(incomplete.get("violations"), "field")).containsExactly("attestation.holdHarmless");
        assertThat(partnershipOf(kanto)).isEqualTo(partnership);

        // They affirm all of it. What to write to whom is drafted, in their language, and sent to nobody.
        JsonNode removed = remove(kantosSales.reading("ja-JP"), partnership, "moved to another distributor")
                .as(200);
        assertThat(removed.at("/partnership/status").asString()).isEqualTo("removed");
        assertThat(namesIn(removed.get("noticeDrafts"), "audience")).containsExactly("reseller", "customers");
        removed.get("noticeDrafts")
                .forEach(draft -> assertThat(draft.get("body").asString())
                        .startsWith("下書き")
                        .contains("not a legal notice", "Aoba Systems"));

        // Aoba is in no list any more; the customer, its subscription and what Aoba may do there are as they were.
        assertThat(kanto.get("/ledger/resellers").as(200).get("items")).isEmpty();
        assertThat(kanto.get("/v1/relationships").as(200).get("items")).isEmpty();
        assertThat(kanto.get("/v1/customers/" + customer).as(200)).isEqualTo(customerBefore);
        assertThat(kanto.get(subscription).as(200)).isEqualTo(subscriptionBefore);
        assertThat(aoba.agent()
                        .get("/ledger/customers/%s/reseller-permission", customer)
                        .as(200)
                        .get("value")
                        .asString())
                .isEqualTo("administrator");
        assertThat(kanto.get(subscription + "/supportcontact")
                        .as(200)
                        .get("supportTenantId")
                        .asString())
                .isEqualTo(aoba.tenant().toString());
        aoba.agent().patch(subscription, "{\"friendlyName\":\"Head office\"}").as(200);

        // Nothing new is sold through it, though.
        assertThat(order(kanto, customer, aoba.plaId()).as(400).get("code").asInt())
                .isEqualTo(800016);

        // Who ended it, why, and in view of which words, stays for whoever asks.
        JsonNode ended =
                kanto.get("/ledger/history/partnership:" + partnership).as(200).at("/items/2");
        assertThat(ended.get("type").asString()).isEqualTo("partner-ledger.partnership-removed");
        assertThat(ended.at("/actor/roles/0").asString()).isEqualTo("SalesAgent");
        assertThat(ended.at("/payload/reason").asString()).isEqualTo("moved to another distributor");
        assertThat(ended.at("/payload/attestation/textId").asString()).isEqualTo("partnership-removal-1-ja");
        assertThat(ended.at("/payload/attestation/holdHarmless").asBoolean()).isTrue();

        // A year on the two begin anew, which is another partnership.
        partners(kanto, aoba);
        assertThat(partnershipOf(kanto)).isNotEqualTo(partnership);
        assertThat(namesIn(
                        kanto.get("/ledger/partnerships?resellerTenantId=" + aoba.tenant())
                                .as(200),
                        "status"))
                .containsExactlyInAnyOrder("removed", "active");
        order(kanto, customer, aoba.plaId()).as(201);
    }

    private static String partnershipOf(Actor distributor) {
        return distributor
                .get("/ledger/resellers")
                .as(200)
                .at("/items/0/partnershipId")
                .asString();
    }
}
