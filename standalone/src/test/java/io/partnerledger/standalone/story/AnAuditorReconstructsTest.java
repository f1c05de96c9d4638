package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reseller was suspended, and much came of it: who did what, when, why, and on which facts. */
class AnAuditorReconstructsTest extends StoryTest {

    @Test
    void who_changed_what_when_and_why_is_found_from_one_entry_to_the_next() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        partners(kanto, aoba);
        partners(kanto, minami);
        String customer = customerOf(kanto, aoba);
        JsonNode ordered = order(kanto, customer, aoba.plaId()).as(201);
        String order = "order:" + ordered.get("id").asString();
        String subscription =
                "subscription:" + ordered.at("/lineItems/0/subscriptionId").asString();
        String gdap = "gdap-relationship:" + administered(kanto, customer, aoba);
        suspend(aoba, "overdue for more than 60 days").as(200);
        order(kanto, customer, aoba.plaId()).as(403);
        kanto.patch(
                        "/v1/customers/" + customer + "/subscriptions/" + idOf(subscription),
                        "{\"partnerId\":\"" + minami.plaId() + "\"}")
                .as(200);
        eventually(
                () -> kanto.get("/ledger/gdap-relationships/" + idOf(gdap)).as(200),
                relationship -> relationship.get("status").asString().equals("terminated"));
        reactivate(aoba).as(200);
        Actor auditor = signedIn(kanto.tenant(), "Auditor");

        // Why is the customer's administration gone? Its history names the undertaking that ended it.
        JsonNode ended = last(history(auditor, gdap));
        assertThat(changes(ended)).contains("status: active -> terminated", "end.reason: null -> tenant-suspended");
        List<JsonNode> together =
                across(auditor, "correlationId=" + ended.get("correlationId").asString());
        assertThat(what(together)).containsExactly("tenant-suspended", "gdap-terminated");
        JsonNode suspended = together.get(0);
        assertThat(suspended.get("subject").asString()).isEqualTo("reseller-tenant:" + aoba.tenant());
        assertThat(changes(suspended)).containsExactly("state: active -> suspended");
        assertThat(suspended.at("/payload/reason").asString()).isEqualTo("overdue for more than 60 days");
        assertThat(suspended.at("/actor/roles/0").asString()).isEqualTo("ProgrammeOperator");

        // Before and after, by position and by time.
        long position = suspended.get("position").asLong();
        Instant time = Instant.parse(suspended.get("time").asString());
        assertThat(asOf(auditor, gdap, "position=" + position)
                        .at("/state/status")
                        .asString())
                .isEqualTo("active");
        assertThat(asOf(auditor, gdap, "position=" + ended.get("position").asLong())
                        .at("/state/status")
                        .asString())
                .isEqualTo("terminated");
        assertThat(standing(kanto, aoba, time.minusMillis(1))).isTrue();
        assertThat(standing(kanto, aoba, time)).isFalse();

        // What else happened then: an order was stopped, and a subscription got another partner of record.
        List<JsonNode> then = across(auditor, "from=" + time);
        assertThat(what(then))
                .containsOnlyOnce("order-blocked", "partner-of-record-assigned", "tenant-reactivated")
                .contains("tenant-suspended", "gdap-terminated");
        JsonNode blocked = one(then, "order-blocked");
        JsonNode why =
                last(auditor.get("/ledger/history/" + blocked.get("subject").asString() + "/verdicts")
                        .as(200)
                        .get("items"));
        assertThat(why.at("/verdicts/0/failures/0/check").asString()).isEqualTo("tenant-suspended");
        assertThat(why.at("/verdicts/0/facts/reseller.active").asString()).isEqualTo("false");
        JsonNode assigned = one(then, "partner-of-record-assigned");
        assertThat(changes(assigned)).containsExactly("partner: " + aoba.plaId() + " -> " + minami.plaId());
        assertThat(assigned.at("/actor/tenant").asString())
                .isEqualTo(kanto.tenant().toString());

        // Was the first partner of record valid when the order was placed, and on which facts?
        JsonNode judged = auditor.get("/ledger/history/" + subscription + "/verdicts")
                .as(200)
                .get("items");
        assertThat(namesIn(judged, "subject")).containsExactly(order, subscription);
        JsonNode placed = judged.get(0);
        assertThat(placed.at("/verdicts/0/plaId").asString()).isEqualTo(aoba.plaId());
        assertThat(placed.at("/verdicts/0/valid").asBoolean()).isTrue();
        assertThat(placed.at("/verdicts/0/facts/reseller.active").asString()).isEqualTo("true");
        // The facts it rested on are those of the ledger at the position it names.
        for (JsonNode each : List.of(placed, why)) {
            String active = each.at("/verdicts/0/facts/reseller.active").asString();
            assertThat(asOf(
                                    auditor,
                                    "reseller-tenant:" + aoba.tenant(),
                                    "position=" + each.get("judgedAtPosition").asLong())
                            .at("/state/state")
                            .asString())
                    .isEqualTo(active.equals("true") ? "active" : "suspended");
        }

        // An order and the subscriptions it made are one undertaking.
        JsonNode first = history(auditor, order).get(0);
        assertThat(what(across(
                        auditor, "correlationId=" + first.get("correlationId").asString())))
                .containsExactly("order-placed", "subscription-started");

        // Nobody else is told any of it.
        Actor nishi = signedIn(distributor("Nishi Distribution", "JP").tenant(), "Auditor");
        assertThat(across(nishi, "correlationId=" + ended.get("correlationId").asString()))
                .isEmpty();
        nishi.get("/ledger/history/" + gdap + "/as-of?position=" + position).as(404);
        nishi.get("/ledger/history/reseller-tenant:" + aoba.tenant() + "/as-of?position=" + position)
                .as(404);
    }

    private static String administered(Actor kanto, String customer, Reseller reseller) {
        String id = kanto.post("/ledger/gdap-relationships", """
                        {"customerId":"%s","resellerTenantId":"%s","displayName":"Support","duration":"P1Y",
                         "roles":["88d8e3e3-8f55-4a1e-953a-9b9898b8876b"]}""".formatted(customer, reseller.tenant()))
                .as(201)
                .get("id")
                .asString();
        kanto.post(
                        "/ledger/gdap-relationships/" + id + "/approval",
                        "{\"approvedBy\":\"Yui Mori\",\"approvedAt\":\"2026-01-05T03:00:00Z\",\"reference\":\"letter 17\"}")
                .as(200);
        reseller.agent()
                .post("/ledger/gdap-relationships/" + id + "/reseller-consent", "{}")
                .as(200);
        return id;
    }

    private static String idOf(String subject) {
        return subject.substring(subject.indexOf(':') + 1);
    }

    private static JsonNode history(Actor auditor, String subject) {
        return auditor.get("/ledger/history/" + subject).as(200).get("items");
    }

    private static List<JsonNode> across(Actor auditor, String query) {
        List<JsonNode> entries = new ArrayList<>();
        auditor.get("/ledger/history?" + query).as(200).get("items").forEach(entries::add);
        return entries;
    }

    private static JsonNode asOf(Actor auditor, String subject, String moment) {
        return auditor.get("/ledger/history/" + subject + "/as-of?" + moment).as(200);
    }

    /** Whether the list of resellers of that time shows it in good standing. */
    private static boolean standing(Actor kanto, Reseller reseller, Instant time) {
        for (JsonNode listed :
                kanto.get("/ledger/resellers?time=" + time).as(200).get("items")) {
            if (listed.get("tenantId").asString().equals(reseller.tenant().toString())) {
                return listed.at("/standing/valid").asBoolean();
            }
        }
        throw new AssertionError("It was no partner then.");
    }

    private static List<String> what(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> entry.get("type").asString().substring("partner-ledger.".length()))
                .toList();
    }

    private static JsonNode one(List<JsonNode> entries, String type) {
        return entries.stream()
                .filter(entry -> entry.get("type").asString().equals("partner-ledger." + type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode last(JsonNode entries) {
        return entries.get(entries.size() - 1);
    }

    private static List<String> changes(JsonNode entry) {
        List<String> changes = new ArrayList<>();
        entry.get("changes")
                .forEach(change -> changes.add(change.get("field").asString() + ": " + text(change.get("from")) + " -> "
                        + text(change.get("to"))));
        return changes;
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "null" : value.asString();
    }
}
