package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A distributor gives subscriptions another partner of record: one with care, and many before the reseller is lost. */
class ChangeThePartnerOfRecordTest extends StoryTest {

    @Test // S62, S63, S66, S67, S68, S72
    void one_subscription_gets_another_partner_of_record() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Actor sales = signedIn(kanto.tenant(), "SalesAgent");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        Reseller hoku = resellerInGoodStanding("Hoku Networks", "JP");
        Reseller fjord = resellerInGoodStanding("Fjord IT", "NO");
        partners(kanto, aoba);
        partners(kanto, minami);
        String customer = customerOf(kanto, aoba);
        String subscription = subscribed(kanto, customer, aoba.plaId());

        // A sales agent picks the reseller from the list.
        List<String> listed = namesIn(sales.get("/ledger/resellers").as(200), "plaId");
        assertThat(listed).containsExactlyInAnyOrder(aoba.plaId(), minami.plaId());
        assertThat(sales.patch(subscription, partner(minami.plaId()))
                        .as(200)
                        .get("partnerId")
                        .asString())
                .isEqualTo(minami.plaId());

        // One that isn't in the list is typed in and verified first.
        JsonNode verified = verify(sales, hoku.plaId(), customer);
        assertThat(verified.at("/reseller/name").asString()).isEqualTo("Hoku Networks");
        assertThat(verified.get("enforced").asBoolean()).isFalse();
        assertThat(namesIn(verified.get("failures"), "check")).containsExactly("no-partnership");
        assertThat(sales.patch(subscription, partner(hoku.plaId()))
                        .as(200)
                        .get("partnerId")
                        .asString())
                .isEqualTo(hoku.plaId());

        // A wrong one says so before and when it is submitted, and all that is wrong at once.
        JsonNode wrong = verify(sales, fjord.plaId(), customer);
        assertThat(wrong.get("enforced").asBoolean()).isTrue();
        assertThat(namesIn(wrong.get("failures"), "check")).contains("region-mismatch", "no-partnership");
        assertThat(sales.patch(subscription, partner(fjord.plaId()))
                        .as(400)
                        .get("description")
                        .asString())
                .contains(fjord.plaId());
        assertThat(sales.get(subscription).as(200).get("partnerId").asString()).isEqualTo(hoku.plaId());

        // Only distributors name a partner of record, and not their helpdesk.
        signedIn(kanto.tenant(), "HelpdeskAgent")
                .patch(subscription, partner(minami.plaId()))
                .as(403);
        hoku.agent().patch(subscription, partner(minami.plaId())).as(403);
    }

    @Test // S54, S62
    void many_subscriptions_get_another_partner_of_record_before_the_reseller_is_lost() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        partners(kanto, aoba);
        partners(kanto, minami);
        String customer = customerOf(kanto, aoba);
        List<String> subscriptions = Stream.generate(() -> subscribed(kanto, customer, aoba.plaId()))
                .limit(3)
                .toList();
        String ended = subscriptions.get(2);
        kanto.patch(ended, "{\"status\":\"deleted\"}").as(200);
        String everywhere = "{\"fromPlaId\":\"%s\",\"toPlaId\":\"%s\"}".formatted(aoba.plaId(), minami.plaId());

        // What would come of it, without anything changing.
        JsonNode tried = finished(
                kanto,
                kanto.post("/ledger/por-replacements?dryRun=true", everywhere).as(202));
        assertThat(tried.at("/progress/outcomes/changed").asInt()).isEqualTo(2);
        assertThat(partnersOf(kanto, subscriptions)).containsOnly(aoba.plaId());

        // Then for all of them, each line with its outcome.
        JsonNode done = finished(
                kanto,
                kanto.post("/ledger/por-replacements?dryRun=false", everywhere).as(202));
        assertThat(done.get("status").asString()).isEqualTo("done");
        assertThat(namesIn(done.get("items"), "outcome")).contains("changed", "changed");
        assertThat(partnersOf(kanto, subscriptions.subList(0, 2))).containsOnly(minami.plaId());

        // The new reseller manages it from now on (S35), though the customer came through the former.
        minami.agent().get(subscriptions.get(0)).as(200);
        minami.agent().patch(subscriptions.get(0), "{\"quantity\":30}").as(200);

        // It was a mistake: all goes back, but for what somebody has changed since.
        kanto.patch(subscriptions.get(0), partner(aoba.plaId())).as(200);
        kanto.patch(subscriptions.get(0), partner(minami.plaId())).as(200);
        JsonNode undone = finished(
                kanto,
                kanto.post("/ledger/jobs/" + done.get("id").asString() + "/undo", "{}")
                        .as(202));
        assertThat(undone.get("undoes").asString()).isEqualTo(done.get("id").asString());
        assertThat(partnersOf(kanto, subscriptions.subList(1, 2))).containsOnly(aoba.plaId());
    }

    private static String partner(String plaId) {
        return "{\"partnerId\":\"" + plaId + "\"}";
    }

    private static JsonNode verify(Actor distributor, String plaId, String customer) {
        return distributor
                .get("/ledger/pla-ids/%s/verdict?customerId=%s&change=partner-of-record", plaId, customer)
                .as(200);
    }

    private static List<String> partnersOf(Actor distributor, List<String> subscriptions) {
        return subscriptions.stream()
                .map(path -> distributor.get(path).as(200).get("partnerId").asString())
                .toList();
    }
}
