package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class PartnerCenterFaultsTest {

    /** At any other, the Java client sends its request again without end. */
    private static final Set<Integer> SEEN_BY_EVERY_CLIENT = Set.of(400, 401, 403, 404, 409, 417);

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{not json",
                "",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"friendlyName\":{}}",
                "{\"friendlyName\":\"a\",\"quantity\":5.5}",
                "{\"friendlyName\":\"a\",\"quantity\":\"five\"}",
                "{\"friendlyName\":\"a\",\"quantity\":true}",
                "{\"friendlyName\":\"a\",\"billingCycle\":\"weekly\"}"
            })
    void a_body_that_is_wrong_is_800002(String body) {
        isFault(Client.kantoAdmin(port).post("/v1/test/notes", body), 400, 800002);
    }

    @Test
    void the_description_names_all_that_is_wrong() {
        assertThat(Client.kantoAdmin(port)
                        .post("/v1/test/notes", "{}")
                        .json()
                        .path("description")
                        .asString())
                .isEqualTo("The request is not valid. friendlyName: must be given.");
    }

    @Test
    void size_depth_and_media_type_are_800002() {
        String longText = "{\"friendlyName\":\"" + "a".repeat(64 * 1024) + "\"}";
        isFault(Client.kantoAdmin(port).post("/v1/test/notes", longText), 400, 800002);
        isFault(
                Client.kantoAdmin(port).post("/v1/test/notes", "{\"a\":".repeat(65) + "1" + "}".repeat(65)),
                400,
                800002);
        isFault(Client.kantoAdmin(port).with("Content-Type", "text/plain").post("/v1/test/notes", "{}"), 400, 800002);
        isFault(Client.kantoAdmin(port).with("Accept", "image/png").get("/v1/test/notes/" + Tokens.AOBA), 400, 800002);
    }

    @Test
    void an_unknown_route_and_a_wrong_method_are_1000() {
        isFault(Client.kantoAdmin(port).get("/v1/nothing/here"), 404, 1000);
        isFault(Client.kantoAdmin(port).get("/v1"), 404, 1000);
        isFault(Client.kantoAdmin(port).get("/webhooks/v1/nothing/here"), 404, 1000);
        isFault(Client.kantoAdmin(port).get("/webhooks//v1/nothing"), 404, 1000);
        isFault(
                Client.kantoAdmin(port).send("DELETE", "/v1/test/notes/" + Tokens.AOBA, BodyPublishers.noBody()),
                404,
                1000);
    }

    @Test
    void a_malformed_id_is_900118() {
        isFault(Client.kantoAdmin(port).get("/v1/test/notes/not-a-guid"), 400, 900118);
        isFault(Client.kantoAdmin(port).get("/v1/test/notes/1-1-1-1-1"), 400, 900118);
    }

    @ParameterizedTest
    @CsvSource({
        "customer,     403, 20002",
        "order,        404, 20000",
        "subscription, 404, 20003",
        "etag,         400, 2055",
        "stale,        400, 2055",
        "domain,       409, 3000",
        "associated,   400, 800016"
    })
    void what_endpoints_throw_is_told_by_partner_centers_code(String fault, int status, int code) {
        isFault(Client.kantoAdmin(port).get("/v1/test/faults/" + fault), status, code);
    }

    @Test
    void a_mistake_of_ours_is_500_in_the_same_shape_and_without_internals() {
        Answer answer = Client.kantoAdmin(port).get("/v1/test/faults/unexpected");

        hasItsShape(answer);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("hunter2", "Exception", "io.partnerledger");
    }

    @Test
    void a_path_that_means_no_good_is_refused_in_the_same_shape() {
        isFault(Client.kantoAdmin(port).get("/v1/customers;a=b"), 400, 800002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1//test/notes/", "//v1/test///notes/", "/v1/test/notes//"})
    void double_slashes_count_as_one(String path) {
        Answer answer = Client.kantoAdmin(port).get(path + Tokens.AOBA + "?a=//");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asString()).isEqualTo(Tokens.AOBA.toString());
    }

    @Test
    void double_slashes_open_no_side_door() {
        assertThat(Client.without(port).get("/v1//test/notes/" + Tokens.AOBA).status())
                .isEqualTo(401);
        assertThat(Client.kanto(port).get("/v1//test/notes/" + Tokens.AOBA).status())
                .isEqualTo(403);
        isFault(Client.kantoAdmin(port).get("/v1//nothing"), 404, 1000);
    }

    @Test
    void faults_speak_japanese_to_those_who_ask_for_it() {
        assertThat(Client.kantoAdmin(port)
                        .with("X-Locale", "ja-JP")
                        .get("/v1/test/faults/customer")
                        .json()
                        .path("description")
                        .asString())
                .isEqualTo("顧客 c1 との取引関係がありません。");
    }

    private static void isFault(Answer answer, int status, int code) {
        hasItsShape(answer);
        assertThat(answer.status()).isEqualTo(status).isIn(SEEN_BY_EVERY_CLIENT);
        assertThat(answer.json().path("code").asInt()).isEqualTo(code);
    }

    private static void hasItsShape(Answer answer) {
        assertThat(answer.body()).startsWith("{");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().propertyNames()).containsExactly("code", "description", "data", "source");
        assertThat(answer.json().path("code").isNumber()).isTrue();
        assertThat(answer.json().path("description").asString()).isNotBlank();
        assertThat(answer.json().path("data").isArray()).isTrue();
        assertThat(answer.json().path("source").asString()).isEqualTo("PartnerFD");
    }
}
