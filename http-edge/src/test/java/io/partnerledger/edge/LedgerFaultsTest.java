package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
@ExtendWith(OutputCaptureExtension.class)
class LedgerFaultsTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {not json                                           | 400 | malformed-json
            {"text":"a"} {}                                     | 400 | invalid-request
            {"text":"a","text":"b"}                             | 400 | malformed-json
            null                                                | 400 | body-missing
            []                                                  | 400 | invalid-request
            "text"                                              | 400 | invalid-request
            {"text":{}}                                         | 400 | invalid-request
            {"text":17}                                         | 400 | invalid-request
            {"text":"a","readers":[{"name":"b","age":"7"}]}     | 400 | invalid-request
            {"text":"a","readers":[{"name":"b","age":7.5}]}     | 400 | invalid-request
            {"text":"a","readers":[{"name":"b","age":99999999999}]} | 400 | invalid-request
            {"text":"a","mood":"merry"}                         | 400 | invalid-request
            {"text":"a","mood":1}                               | 400 | invalid-request
            {"text":"a","writtenAt":"yesterday"}                | 400 | invalid-request
            {"text":"a","Text":"b"}                             | 400 | invalid-request
            """)
    void a_body_that_is_wrong_is_refused_by_name(String body, int status, String code) {
        isProblem(Client.kantoAdmin(port).post("/ledger/test/notes", body), status, code);
    }

    @Test
    void no_body_is_refused() {
        isProblem(Client.kantoAdmin(port).post("/ledger/test/notes", ""), 400, "body-missing");
    }

    @Test
    void an_unknown_member_is_named() {
        Answer answer = Client.kantoAdmin(port)
                .post("/ledger/test/notes", "{\"text\":\"a\",\"readers\":[{\"name\":\"b\",\"nickname\":\"c\"}]}");

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo("readers[0].nickname");
        assertThat(answer.json().at("/violations/0/message").asString()).isEqualTo("is not known here.");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Answer answer = Client.kantoAdmin(port)
                .post(
                        "/ledger/test/notes",
                        "{\"text\":\"longer than twenty letters\",\"readers\":[{\"age\":151},null]}");

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json()
                        .path("violations")
                        .valueStream()
                        .map(wrong -> wrong.path("field").asString()))
                .containsExactly("text", "readers[0].name", "readers[0].age", "readers[1]");
    }

    @Test
    void json_nested_without_end_is_refused() {
        assertThat(Client.kantoAdmin(port)
                        .post("/ledger/test/notes", "{\"readers\":".repeat(5000) + "1" + "}".repeat(5000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_beyond_the_limit_is_refused_whether_or_not_it_says_its_length() {
        String long_text = "{\"text\":\"" + "a".repeat(64 * 1024) + "\"}";

        isProblem(Client.kantoAdmin(port).post("/ledger/test/notes", long_text), 413, "body-too-large");
        isProblem(
                Client.kantoAdmin(port)
                        .with("Content-Type", "application/json")
                        .send(
                                "POST",
                                "/ledger/test/notes",
                                BodyPublishers.fromPublisher(BodyPublishers.ofString(long_text))),
                413,
                "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"})
    void a_body_that_is_not_json_is_415(String type) {
        isProblem(
                Client.kantoAdmin(port).with("Content-Type", type).post("/ledger/test/notes", "{\"text\":\"a\"}"),
                415,
                "media-type-unsupported");
    }

    @Test
    void a_media_type_nobody_writes_is_406() {
        isProblem(
                Client.kantoAdmin(port).with("Accept", "image/png").get("/ledger/test/notes/" + Tokens.AOBA),
                406,
                "not-acceptable");
    }

    @Test
    void a_wrong_method_is_405_and_says_which_are_right() {
        Answer answer =
                Client.kantoAdmin(port).send("DELETE", "/ledger/test/notes/" + Tokens.AOBA, BodyPublishers.noBody());

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger/nothing/here",
                "/nothing",
                "/",
                "/ledger",
                "/ledger/test/notes/not-a-guid/",
                "/v10/customers"
            })
    void an_unknown_route_is_404(String path) {
        isProblem(Client.kantoAdmin(port).get(path), 404, "no-such-route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-guid", "1-1-1-1-1"})
    void what_can_not_be_an_id_names_nothing(String id) {
        isProblem(Client.kantoAdmin(port).get("/ledger/test/notes/" + id), 404, "not-found");
    }

    @Test
    void a_parameter_of_the_wrong_type_is_named() {
        Answer answer = Client.kantoAdmin(port).get("/ledger/test/notes/" + Tokens.AOBA + "?copies=many");

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo("copies");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "?draft=false, false", "?draft=true, true"})
    void a_flag_says_true_or_false(String query, boolean draft) {
        assertThat(Client.kantoAdmin(port)
                        .get("/ledger/test/notes/" + Tokens.AOBA + query)
                        .json()
                        .path("draft")
                        .asBoolean())
                .isEqualTo(draft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "draft=", "draft=perhaps"})
    void a_flag_that_says_neither_is_named(String query) {
        Answer answer = Client.kantoAdmin(port).get("/ledger/test/notes/" + Tokens.AOBA + "?" + query);

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/violations/0/field").asString()).isEqualTo("draft");
    }

    @ParameterizedTest
    @CsvSource({
        "missing, 404, not-found",
        "stale,   412, stale-version",
        "reused,  422, idempotency-key-reused",
        "away,    503, try-again"
    })
    void what_controllers_throw_is_told_by_code(String fault, int status, String code) {
        isProblem(Client.kantoAdmin(port).get("/ledger/test/faults/" + fault), status, code);
    }

    @Test
    void an_illegal_transition_is_409_and_tells_the_current_state() {
        Answer answer = Client.kantoAdmin(port).get("/ledger/test/faults/refused");

        isProblem(answer, 409, "invitation-expired");
        assertThat(answer.json().path("currentState").asString()).isEqualTo("expired");
        assertThat(answer.json().path("title").asString()).isEqualTo("Invitation expired");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:partner-ledger:fault:invitation-expired");
        assertThat(answer.json().has("violations")).isFalse();
    }

    @Test
    void a_mistake_of_ours_is_500_without_internals_and_the_log_has_the_trace(CapturedOutput log) {
        Answer answer = Client.kantoAdmin(port)
                .with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/ledger/test/faults/unexpected");

        isProblem(answer, 500, "unexpected");
        assertThat(answer.json().path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(answer.body()).doesNotContain("hunter2", "Exception", "io.partnerledger");
        assertThat(log.getOut()).contains("4bf92f3577b34da6a3ce929d0e0e4736").contains("hunter2");
    }

    @Test
    void what_is_to_be_tried_again_is_in_the_log_in_one_line_and_without_the_code_that_was_asked_with(
            CapturedOutput log) {
        isProblem(Client.kantoAdmin(port).get("/ledger/invitations/too-early"), 503, "try-again");

        assertThat(log.getOut())
                .contains("GET /ledger/invitations/{code} is to be tried again")
                .doesNotContain("too-early", "at io.partnerledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//ledger/test/notes", "/ledger//test/notes", "/ledger/test/notes;a=b", "/ledger/%2e%2e/x"})
    void a_path_that_means_no_good_is_refused(String path) {
        isProblem(Client.kantoAdmin(port).get(path), 400, "malformed-request");
    }

    @Test
    void faults_speak_japanese_to_those_who_ask_for_it() {
        Answer answer = Client.kantoAdmin(port).with("X-Locale", "ja-JP").get("/ledger/test/faults/refused");

        assertThat(answer.json().path("title").asString()).isEqualTo("招待の有効期限切れ");
        assertThat(Client.without(port)
                        .with("Accept-Language", "fr;q=0.9, ja;q=0.8, en;q=0.1")
                        .get("/ledger/x")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("認証されていません");
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.body()).contains("\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank().isNotEqualTo(code + ".title");
        assertThat(answer.json().path("detail").asString()).isNotBlank().isNotEqualTo(code + ".detail");
        assertThat(answer.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    }
}
