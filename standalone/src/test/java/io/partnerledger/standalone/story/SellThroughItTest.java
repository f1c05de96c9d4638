package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a distributor sells through its reseller, and both look after the customer. */
class SellThroughItTest extends StoryTest {

    @Test // S4, S5, S7, S8, S19, S22, S24, S69, S72, S73
    void a_distributor_sells_through_its_reseller_and_both_serve_the_customer() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Actor kantosSales = signedIn(kanto.tenant(), "SalesAgent");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        partners(kanto, aoba);
        partners(kanto, minami);

        // Kanto's sales add a customer on Aoba's behalf, but mistype the PLA ID on the order: nothing is bought.
        String customer = customerOf(kantosSales, aoba);
        JsonNode blocked =
                order(kantosSales.reading("ja-JP"), customer, "9999999").as(404);
        assertThat(blocked.get("code").asInt()).isEqualTo(800015);
        assertThat(blocked.get("description").asString()).contains("9999999", "識別子");
        assertThat(kanto.get("/v1/customers/%s/subscriptions", customer).as(200).get("items"))
                .isEmpty();

        // With the right one it is; the subscription says whose credit it is.
        String subscription = subscribed(kantosSales, customer, aoba.plaId());
        assertThat(kanto.get(subscription).as(200).get("partnerId").asString()).isEqualTo(aoba.plaId());

        // Aoba's people find the customer and look after the subscription; whose it is they don't decide.
        assertThat(namesIn(aoba.agent().get("/v1/customers").as(200), "id")).containsExactly(customer);
        aoba.agent()
                .patch(subscription, "{\"friendlyName\":\"Head office\",\"quantity\":30}")
                .as(200);
        assertThat(kanto.get(subscription).as(200).get("quantity").asInt()).isEqualTo(30);
        assertThat(aoba.agent()
                        .patch(subscription, "{\"partnerId\":\"" + minami.plaId() + "\"}")
                        .as(403)
                        .get("code")
                        .asInt())
                .isEqualTo(900150);
        aoba.agent().post("/v1/customers/" + customer + "/orders", "{}").as(403);

        // And it is Aoba that the customer turns to about this one.
        kantosSales
                .put(
                        subscription + "/supportcontact",
                        "{\"supportTenantId\":\"" + aoba.tenant() + "\",\"supportMpnId\":\"" + aoba.plaId()
                                + "\",\"name\":\"Aoba Systems\"}")
                .as(200);
        assertThat(kanto.get(subscription + "/supportcontact")
                        .as(200)
                        .get("supportMpnId")
                        .asString())
                .isEqualTo(aoba.plaId());

        // To another reseller, though it is Kanto's partner too, the customer doesn't exist.
        assertThat(minami.agent().get("/v1/customers").as(200).get("items")).isEmpty();
        for (Actor.Answer stranger : new Actor.Answer[] {
            minami.agent().get("/v1/customers/" + customer),
            minami.agent().get(subscription),
            minami.agent().patch(subscription, "{\"quantity\":1}")
        }) {
            assertThat(stranger.as(403).get("code").asInt()).isEqualTo(20002);
        }

        // The customer buys Azure as well: Aoba's people may read in its account, as Kanto says.
        String permission = "/ledger/customers/" + customer + "/reseller-permission";
        kantosSales.put(permission, "{\"value\":\"reader\"}").as(200);
        assertThat(aoba.agent().get(permission).as(200).get("value").asString()).isEqualTo("reader");

        // An older subscription, bought without a reseller, gets one: Kanto verifies it first.
        String own = ownCustomerOf(kanto);
        String older = subscribed(kanto, own, null);
        assertThat(kanto.get("/ledger/pla-ids/%s/verdict?change=partner-of-record", minami.plaId())
                        .as(200)
                        .get("valid")
                        .asBoolean())
                .isTrue();
        kantosSales.patch(older, "{\"partnerId\":\"" + minami.plaId() + "\"}").as(200);
        assertThat(kanto.get(older).as(200).get("partnerId").asString()).isEqualTo(minami.plaId());
    }
}
