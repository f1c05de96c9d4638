package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reseller's tenant is suspended: sales stop, its delegated administration ends, and what is lost can be won back. */
class LoseAResellerTest extends StoryTest {

    private static final String ROLE = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";

    @Test // S41, S46, S48, S51, S52, S53, S54
    void a_suspended_reseller_can_neither_sell_nor_administer_until_each_right_is_given_anew() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Actor nishi = distributor("Nishi Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        partners(kanto, aoba);
        partners(kanto, minami);
        partners(nishi, aoba);
        String customer = customerOf(kanto, aoba);
        String neighbour = customerOf(nishi, aoba);
        String subscription = subscribed(kanto, customer, aoba.plaId());

        // The reseller administers a customer of each distributor, and waits for the approval of a third.
        String active = administered(kanto, customer, aoba);
        String elsewhere = administered(nishi, neighbour, aoba);
        String pending = requested(kanto, customerOf(kanto, aoba), aoba);
        String anothers = administered(kanto, customer, minami);

        // Suspended: the board says what depends on it, orders and changes stop, and all its administration ends.
        suspend(aoba, "overdue for more than 60 days").as(200);
        assertThat(namesIn(kanto.get("/ledger/insights/invalid-por").as(200), "plaId"))
                .containsExactly(aoba.plaId());
        assertThat(order(kanto, customer, aoba.plaId()).as(403).get("code").asInt())
                .isEqualTo(800039);
        assertThat(kanto.patch(subscription, "{\"quantity\":30}")
                        .as(403)
                        .get("code")
                        .asInt())
                .isEqualTo(800039);
        for (Lost lost : List.of(new Lost(kanto, active), new Lost(kanto, pending), new Lost(nishi, elsewhere))) {
            JsonNode ended = eventually(
                    () -> lost.distributor.get(lost.relationship).as(200),
                    relationship -> relationship.get("status").asString().equals("terminated"));
            assertThat(ended.get("terminationReason").asString()).isEqualTo("tenant-suspended");
        }
        assertThat(kanto.get(anothers).as(200).get("status").asString()).isEqualTo("active");
        assertThat(requestOf(kanto, customer, aoba).as(409).get("code").asString())
                .isEqualTo("reseller-invalid");

        // Stopping and renaming are never blocked.
        kanto.patch(subscription, "{\"friendlyName\":\"Business Basic, frozen\"}")
                .as(200);
        kanto.patch(subscription, "{\"autoRenewEnabled\":false}").as(200);

        // Reactivated, it sells again; its administration stays ended, and the list says what to ask for anew.
        reactivate(aoba).as(200);
        order(kanto, customer, aoba.plaId()).as(201);
        kanto.patch(subscription, "{\"quantity\":30}").as(200);
        assertThat(kanto.get(active).as(200).get("status").asString()).isEqualTo("terminated");
        assertThat(namesIn(
                        kanto.get("/ledger/gdap-relationships?terminationReason=tenant-suspended&resellerTenantId="
                                        + aoba.tenant())
                                .as(200),
                        "id"))
                .containsExactlyInAnyOrder(idIn(active), idIn(pending));
        assertThat(kanto.get(administered(kanto, customer, aoba))
                        .as(200)
                        .get("status")
                        .asString())
                .isEqualTo("active");
    }

    private record Lost(Actor distributor, String relationship) {}

    private static Actor.Answer requestOf(Actor distributor, String customer, Reseller reseller) {
        return distributor.post("/ledger/gdap-relationships", """
                {"customerId":"%s","resellerTenantId":"%s","displayName":"Support","duration":"P730D","roles":["%s"]}""".formatted(customer, reseller.tenant(), ROLE));
    }

    private static String requested(Actor distributor, String customer, Reseller reseller) {
        return "/ledger/gdap-relationships/"
                + requestOf(distributor, customer, reseller).as(201).get("id").asString();
    }

    /** Approved by the customer, consented to by the reseller. */
    private static String administered(Actor distributor, String customer, Reseller reseller) {
        String relationship = requested(distributor, customer, reseller);
        distributor
                .post(
                        relationship + "/approval",
                        "{\"approvedBy\":\"Yui Mori\",\"approvedAt\":\"2026-01-05T03:00:00Z\",\"reference\":\"letter 17\"}")
                .as(200);
        reseller.agent().post(relationship + "/reseller-consent", "{}").as(200);
        return relationship;
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
