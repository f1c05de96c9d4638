package io.partnerledger.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A distributor invites, and hears nothing. */
class AnInvitationNobodyAnswersTest extends StoryThroughTime {

    @Test
    void it_expires_after_thirty_days_and_can_no_longer_be_accepted() {
        Actor kanto = distributor("Kanto Distribution", "JP");
        Reseller aoba = resellerInGoodStanding("Aoba Systems", "JP");
        JsonNode invitation = kanto.post("/ledger/partnerships", "{\"resellerEmail\":\"sato@aoba.example\"}")
                .as(201);
        String id = invitation.get("id").asString();

        pass(Duration.ofDays(29));
        assertThat(statusOf(kanto, id)).isEqualTo("requested");

        pass(Duration.ofDays(1));
        assertThat(statusOf(kanto, id)).isEqualTo("expired");
        JsonNode history =
                kanto.get("/ledger/history/partnership:%s", id).as(200).get("items");
        JsonNode last = history.get(history.size() - 1);
        assertThat(last.get("type").asString()).isEqualTo("partner-ledger.partnership-expired");
        assertThat(last.get("actor").get("subject").asString()).isEqualTo("partner-ledger");
        assertThat(last.get("correlationId").asString())
                .isEqualTo(history.get(0).get("correlationId").asString());
        JsonNode refused = aoba.agent()
                .post(
                        "/ledger/invitations/"
                                + invitation.get("invitationCode").asString() + "/acceptance",
                        "{\"confirmed\":true}")
                .as(409);
        assertThat(refused.get("code").asString()).isEqualTo("invitation-expired");
    }

    private static String statusOf(Actor distributor, String partnership) {
        return distributor
                .get("/ledger/partnerships/%s", partnership)
                .as(200)
                .get("status")
                .asString();
    }
}
