package io.partnerledger.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partnerledger.standalone.story.Actor;
import io.partnerledger.standalone.story.StoryTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A distributor with two partners, whose portal is built upon one of the public clients. */
abstract class ClientTest extends StoryTest {

    Actor kanto;
    Reseller aoba;
    Reseller minami;

    @BeforeEach
    void trade() {
        kanto = distributor("Kanto Distribution", "JP");
        aoba = resellerInGoodStanding("Aoba Systems", "JP");
        minami = resellerInGoodStanding("Minami Cloud", "JP");
        partners(kanto, aoba);
        partners(kanto, minami);
        // The portal did not write this and does not know how far the ledger is, so it must have been seen by others.
        assertThat(kanto.get("/v1/relationships").as(200).get("items")).hasSize(2);
    }

    /** Of a user of the portal, who has written nothing yet. */
    String token() {
        return tokenOf(kanto.tenant(), "AdminAgent");
    }

    static String freshDomain() {
        return "sakuramaru-" + UUID.randomUUID() + ".onmicrosoft.com";
    }

    static String id(JsonNode object) {
        return object.get("id").asString();
    }

    static String subscriptionOf(JsonNode order) {
        return order.at("/lineItems/0/subscriptionId").asString();
    }

    static List<String> ids(JsonNode list) {
        return namesIn(list, "id");
    }

    static void isRefused(int status, int code, ThrowingCallable call) {
        PartnerException refusal = catchThrowableOfType(PartnerException.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.status() + "/" + refusal.code())
                .as(refusal.getMessage())
                .isEqualTo(status + "/" + code);
    }
}
