package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a distributor comes to a new partner: it asks, and the reseller, once it has enrolled, says yes. */
class WinAResellerTest extends StoryTest {

    @Test // S4, S6, S13, S15, S26, S29
    void a_distributor_wins_a_reseller_that_had_to_enrol_first() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Actor kantosSales = signedIn(kanto.tenant(), "SalesAgent");
        Reseller shinjin = neverAuthorized("JP");

        // Kanto makes sure that it is listed as a distributor of the region.
        assertThat(kanto.get("/ledger/distributor-profile")
                        .as(200)
                        .get("region")
                        .asString())
                .isEqualTo("Japan");

        // Asking for a partnership is for an admin agent, who is given a message to send.
        String request = """
                {"resellerEmail":"partners@shinjin.example","resellerName":"Shinjin Systems","locale":"ja-JP",
                 "note":"先日はありがとうございました。"}""";
        assertThat(kantosSales.post("/ledger/partnerships", request).status()).isEqualTo(403);
        JsonNode asked = kanto.post("/ledger/partnerships", request).as(201);
        String link = asked.get("invitationLink").asString();
        assertThat(asked.at("/emailDraft/to").asString()).isEqualTo("partners@shinjin.example");
        assertThat(asked.at("/emailDraft/body").asString())
                .startsWith("Shinjin Systems 様")
                .contains(link, "先日はありがとうございました。");
        assertThat(asked.at("/emailDraft/mailto").asString()).startsWith("mailto:partners@shinjin.example?");

        // A second one went to the wrong address; Kanto takes it back, and its link is no good any more.
        JsonNode astray = kanto.post("/ledger/partnerships", "{\"resellerEmail\":\"partners@shinjn.example\"}")
                .as(201);
        kanto.post("/ledger/partnerships/" + astray.get("id").asString() + "/withdrawal", null)
                .as(200);
        assertThat(accept(shinjin, astray).as(409).get("code").asString()).isEqualTo("invitation-withdrawn");

        // The reseller opens the link and sees who asks, but it is not enrolled: it is told where to.
        assertThat(shinjin.agent()
                        .get("/ledger/invitations/" + code(asked))
                        .as(200)
                        .at("/distributor/name")
                        .asString())
                .isEqualTo("Kanto Distribution");
        JsonNode refused = accept(shinjin, asked).as(409);
        assertThat(refused.get("code").asString()).isEqualTo("reseller-not-onboarded");
        assertThat(refused.get("detail").asString()).contains("https://partner.microsoft.com/");
        assertThat(namesIn(kanto.get("/ledger/resellers").as(200), "name")).isEmpty();

        // It enrols, comes back by the same link, and is in the list.
        programme()
                .put(shinjin.path() + "/csp-authorization", "{\"status\":\"authorized\"}")
                .as(200);
        programme().put(shinjin.path() + "/agreement", "{\"signed\":true}").as(200);
        assertThat(accept(shinjin, asked).as(200).get("status").asString()).isEqualTo("active");
        JsonNode listed =
                kantosSales.get("/ledger/resellers").as(200).get("items").get(0);
        assertThat(listed.get("plaId").asString()).isEqualTo(shinjin.plaId());
        assertThat(listed.at("/standing/valid").asBoolean()).isTrue();
        JsonNode standing = shinjin.agent().get("/ledger/standing").as(200);
        assertThat(namesIn(standing.get("distributors"), "name")).containsExactly("Kanto Distribution");
        assertThat(standing.at("/distributors/0/valid").asBoolean()).isTrue();

        // Another finds Kanto by itself, through the link that is for everybody.
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        String forEverybody =
                kanto.get("/ledger/partnership-link").as(200).get("code").asString();
        aoba.agent()
                .post("/ledger/invitations/" + forEverybody + "/acceptance", "{\"confirmed\":true}")
                .as(200);
        assertThat(namesIn(kanto.get("/ledger/resellers").as(200), "name"))
                .containsExactly("Aoba Systems", "Shinjin Systems");
    }

    private static Actor.Answer accept(Reseller reseller, JsonNode invitation) {
        return reseller.agent().post("/ledger/invitations/" + code(invitation) + "/acceptance", "{\"confirmed\":true}");
    }

    private static String code(JsonNode invitation) {
        return invitation.get("invitationCode").asString();
    }
}
