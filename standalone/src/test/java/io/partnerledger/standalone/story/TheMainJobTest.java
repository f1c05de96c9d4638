package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.evidence.ExportVerifier;
import io.partnerledger.events.evidence.ExportVerifier.Verdict;
import io.partnerledger.events.evidence.VerificationKey;
import io.partnerledger.standalone.story.Actor.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A distributor's order is judged, kept, and seen on the dashboard. */
class TheMainJobTest extends StoryTest {

    @Test
    void a_distributors_order_is_judged_kept_and_seen_on_the_board() {
        // The programme registers two distributors and several reseller tenants in several countries.
        Actor kanto = distributor("Kanto Distribution", "JP");
        Actor rhein = distributor("Rhein Distribution", "DE");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        Reseller minami = resellerInGoodStanding("Minami Cloud", "JP");
        Reseller fjord = resellerInGoodStanding("Fjord IT", "NO");

        // Kanto requests a partnership; the answer holds the draft e-mail and the link.
        JsonNode request = kanto.post("/ledger/partnerships", """
                        {"resellerEmail":"partners@aoba.example","resellerName":"Aoba Systems","locale":"ja-JP"}""").as(201);
        String partnership = request.get("id").asString();
        String code = request.get("invitationCode").asString();
        assertThat(request.get("status").asString()).isEqualTo("requested");
        assertThat(request.get("invitationLink").asString()).endsWith(code);
        assertThat(request.at("/emailDraft/to").asString()).isEqualTo("partners@aoba.example");
        assertThat(request.at("/emailDraft/body").asString())
                .contains(request.get("invitationLink").asString())
                .contains("パートナーシップ");

        // Before acceptance the reseller is in no list.
        assertThat(namesIn(kanto.get("/ledger/resellers").as(200), "name")).isEmpty();
        assertThat(namesIn(kanto.get("/v1/relationships").as(200), "name")).isEmpty();

        // The reseller's admin agent accepts; now it is in both lists.
        aoba.agent()
                .post("/ledger/invitations/" + code + "/acceptance", "{\"confirmed\":true}")
                .as(200);
        assertThat(namesIn(kanto.get("/ledger/resellers").as(200), "name")).containsExactly("Aoba Systems");
        assertThat(namesIn(
                        kanto.get("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf")
                                .as(200),
                        "mpnId"))
                .containsExactly(aoba.plaId());
        assertThat(namesIn(aoba.agent().get("/v1/relationships").as(200), "name"))
                .containsExactly("Kanto Distribution");
        partners(kanto, minami);
        partners(rhein, fjord);

        // Kanto adds a customer on the reseller's behalf and places an order with a partner of record.
        String customer = customerOf(kanto, aoba);
        Actor twice = kanto.sendingAgain();
        JsonNode order = order(twice, customer, aoba.plaId()).as(201);
        assertThat(order(twice, customer, aoba.plaId()).as(201)).isEqualTo(order);
        String subscription = order.at("/lineItems/0/subscriptionId").asString();
        assertThat(order.at("/lineItems/0/partnerIdOnRecord").asString()).isEqualTo(aoba.plaId());
        assertThat(kanto.get("/v1/customers/%s/subscriptions/%s", customer, subscription)
                        .as(200)
                        .get("partnerId")
                        .asString())
                .isEqualTo(aoba.plaId());

        // With one that fails any of the checks it is blocked: code and guidance, no subscription, an event.
        for (Blocked blocked : List.of(
                new Blocked("9999999", 404, 800015),
                new Blocked(plaIdOf(kanto), 404, 2072),
                new Blocked(fjord.plaId(), 400, 800016),
                new Blocked(neverAuthorized("JP").plaId(), 403, 900123))) {
            JsonNode fault = order(kanto, customer, blocked.plaId).as(blocked.status);
            assertThat(fault.get("code").asInt()).isEqualTo(blocked.code);
            assertThat(fault.get("description").asString()).contains(blocked.plaId);
        }
        assertThat(kanto.get("/v1/customers/%s/subscriptions", customer).as(200).get("items"))
                .hasSize(1);
        assertThat(kanto.get("/v1/customers/%s/orders", customer).as(200).get("items"))
                .hasSize(1);

        // The reseller's tenant is suspended: it, its reason and what depends on it show on the board.
        suspend(aoba, "overdue for more than 60 days").as(200);
        JsonNode board = kanto.get("/ledger/insights/invalid-por").as(200);
        JsonNode row = board.at("/items/0");
        assertThat(row.get("plaId").asString()).isEqualTo(aoba.plaId());
        assertThat(row.at("/failures/0/check").asString()).isEqualTo("tenant-suspended");
        assertThat(row.get("suspensionReason").asString()).isEqualTo("overdue for more than 60 days");
        assertThat(row.get("subscriptions").asInt()).isEqualTo(1);
        assertThat(row.get("seats").asInt()).isEqualTo(25);
        assertThat(row.get("customers").asInt()).isEqualTo(1);
        assertThat(board.at("/totals/resellers").asInt()).isEqualTo(1);
        assertThat(rhein.get("/ledger/insights/invalid-por").as(200).get("items"))
                .isEmpty();

        // A new order is blocked from that moment; in Japanese too.
        twice = kanto.reading("ja-JP").sendingAgain();
        JsonNode refused = order(twice, customer, aoba.plaId()).as(403);
        assertThat(order(twice, customer, aoba.plaId()).as(403)).isEqualTo(refused);
        assertThat(refused.get("code").asInt()).isEqualTo(800039);
        assertThat(refused.get("description").asString()).contains(aoba.plaId()).contains("テナント");

        // Reactivated, it is gone from the board and orders pass.
        reactivate(aoba).as(200);
        assertThat(kanto.get("/ledger/insights/invalid-por").as(200).get("items"))
                .isEmpty();
        order(kanto, customer, aoba.plaId()).as(201);

        // The existing subscription gets another partner of record, validated.
        String path = "/v1/customers/" + customer + "/subscriptions/" + subscription;
        kanto.patch(path, "{\"partnerId\":\"9999999\"}").as(404);
        JsonNode changed =
                kanto.patch(path, "{\"partnerId\":\"" + minami.plaId() + "\"}").as(200);
        assertThat(changed.get("partnerId").asString()).isEqualTo(minami.plaId());
        assertThat(kanto.get(path).as(200).get("partnerId").asString()).isEqualTo(minami.plaId());

        // The history says what happened, when, by whom.
        JsonNode history = kanto.get("/ledger/history/subscription:" + subscription)
                .as(200)
                .get("items");
        assertThat(namesIn(history, "type"))
                .containsExactly(
                        "partner-ledger.subscription-started",
                        "partner-ledger.subscription-change-blocked",
                        "partner-ledger.partner-of-record-assigned");
        assertThat(history.at("/2/actor/tenant").asString())
                .isEqualTo(kanto.tenant().toString());
        assertThat(namesIn(
                        kanto.get("/ledger/history/partnership:" + partnership).as(200), "type"))
                .containsExactly("partner-ledger.partnership-requested", "partner-ledger.partnership-accepted");
        assertThat(rhein.get("/ledger/history/partnership:" + partnership).status())
                .isEqualTo(404);

        // So do the audit records in Partner Center's words, the newest first and what was blocked among them.
        JsonNode audit = kanto.get("/v1/auditrecords?size=4").as(200).get("items");
        assertThat(namesIn(audit, "operationType"))
                .containsExactly("update_subscription", "update_subscription", "create_order", "create_order");
        assertThat(namesIn(audit, "operationStatus")).containsExactly("succeeded", "failed", "succeeded", "failed");
        assertThat(audit.at("/0/resourceNewValue").asString()).contains(minami.plaId());

        // And whoever trusts neither gets the events as they are stored, in a chain that is signed.
        assertThat(proven(kanto)).contains(kanto.tenant().toString());

        // Validation in bulk.
        JsonNode results = kanto.post(
                        "/v1/partners/validateresellers", "{\"partnerIds\":[\"" + aoba.plaId() + "\",\"9999999\"]}")
                .as(200)
                .get("validationResults");
        assertThat(results.at("/0/isValidPartnerIdOnRecord").asBoolean()).isTrue();
        assertThat(results.at("/1/isValidPartnerIdOnRecord").asBoolean()).isFalse();
        assertThat(results.at("/1/errorCode").asInt()).isEqualTo(900400);

        // The distributor ends the partnership: it leaves both lists, customers and subscriptions stay.
        remove(kanto, partnership, "moved to another distributor").as(200);
        assertThat(namesIn(kanto.get("/ledger/resellers").as(200), "name")).containsExactly("Minami Cloud");
        assertThat(namesIn(kanto.get("/v1/relationships").as(200), "name")).containsExactly("Minami Cloud");
        assertThat(kanto.get("/v1/customers/%s/subscriptions", customer).as(200).get("items"))
                .hasSize(2);
        assertThat(order(kanto, customer, aoba.plaId()).as(400).get("code").asInt())
                .isEqualTo(800016);
    }

    /** What is proven of the distributor's events. */
    private static String proven(Actor distributor) {
        String keys = distributor.get("/ledger/events/keys").as(200).toString();
        Answer export = distributor.get("/ledger/events");
        assertThat(export.status()).isEqualTo(200);
        try {
            Verdict verdict = ExportVerifier.verify(
                    new ByteArrayInputStream(export.body().getBytes(StandardCharsets.UTF_8)),
                    VerificationKey.readAll(keys),
                    List.of());
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.signaturesChecked()).isTrue();
            return verdict.summary();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private record Blocked(String plaId, int status, int code) {}
}
