package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import io.partnerledger.edge.caller.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class RequestsTest {

    private static final String NOTE = "{\"text\":\"hello\"}";
    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    @LocalServerPort
    int port;

    @Test
    void a_controller_is_told_who_calls_and_with_which_ids() {
        Answer answer = Client.kanto(port, Role.ADMIN_AGENT, Role.AUDITOR)
                .with("MS-RequestId", "3705fc6d-4127-4a87-bdba-9658f73fe019")
                .with("MS-CorrelationId", "B12260fb-82de-4701-a25f-dcd367690645")
                .with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .with("X-Locale", "ja")
                .post("/ledger/test/notes", NOTE);

        assertThat(answer.status()).isEqualTo(201);
        var told = answer.json();
        assertThat(told.path("subject").asString()).isEqualTo("kanto-admin");
        assertThat(told.path("tenant").asString()).isEqualTo(Tokens.KANTO.toString());
        assertThat(told.path("roles").valueStream().map(role -> role.asString()))
                .containsExactlyInAnyOrder("AdminAgent", "Auditor");
        assertThat(told.path("requestId").asString()).isEqualTo("3705fc6d-4127-4a87-bdba-9658f73fe019");
        assertThat(told.path("requestIdSupplied").asBoolean()).isTrue();
        assertThat(told.path("correlationId").asString()).isEqualTo("B12260fb-82de-4701-a25f-dcd367690645");
        assertThat(told.path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(told.path("loggedTrace").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(told.path("locale").asString()).isEqualTo("ja-JP");
        assertThat(told.path("path").asString()).isEqualTo("/ledger/test/notes");
        assertThat(told.path("note").propertyNames()).containsExactly("text");
    }

    @Test
    void the_ids_are_echoed_as_sent_also_with_a_fault() {
        Answer answer = Client.without(port)
                .with("ms-requestid", "3705FC6D-4127-4a87-bdba-9658f73fe019")
                .with("ms-correlationid", "b12260fb-82de-4701-a25f-dcd367690645")
                .get("/v1/customers");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("MS-RequestId")).isEqualTo("3705FC6D-4127-4a87-bdba-9658f73fe019");
        assertThat(answer.header("MS-CorrelationId")).isEqualTo("b12260fb-82de-4701-a25f-dcd367690645");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "1-1-1-1-1", "{3705fc6d-4127-4a87-bdba-9658f73fe019}"})
    void a_malformed_id_counts_as_none_and_fresh_ones_are_echoed(String malformed) {
        Answer answer = Client.kantoAdmin(port)
                .with("MS-RequestId", malformed)
                .with("MS-CorrelationId", malformed)
                .with("traceparent", malformed)
                .post("/ledger/test/notes", NOTE);

        assertThat(answer.json().path("requestIdSupplied").asBoolean()).isFalse();
        assertThat(answer.header("MS-RequestId"))
                .matches(GUID)
                .isEqualTo(answer.json().path("requestId").asString());
        assertThat(answer.header("MS-CorrelationId"))
                .matches(GUID)
                .isEqualTo(answer.json().path("correlationId").asString());
        assertThat(answer.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void on_ledger_the_idempotency_key_names_the_request() {
        Answer answer = Client.kantoAdmin(port)
                .with("Idempotency-Key", "order-17")
                .with("MS-RequestId", "3705fc6d-4127-4a87-bdba-9658f73fe019")
                .post("/ledger/test/notes", NOTE);

        assertThat(answer.json().path("requestId").asString()).isEqualTo("order-17");
        assertThat(answer.header("MS-RequestId")).isEqualTo("3705fc6d-4127-4a87-bdba-9658f73fe019");
    }

    @Test
    void a_malformed_idempotency_key_is_refused_for_its_sender_counts_on_it() {
        Answer answer =
                Client.kantoAdmin(port).with("Idempotency-Key", "a".repeat(256)).post("/ledger/test/notes", NOTE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("malformed-idempotency-key");
    }

    @Test
    void a_repeated_request_derives_the_same_ids() {
        assertThat(idOf("key-1", "/ledger/test/notes", NOTE))
                .isEqualTo(idOf("key-1", "/ledger/test/notes", NOTE))
                .matches(id -> id.version() == 8 && id.variant() == 2);
    }

    @Test
    void another_key_body_query_or_caller_derives_another_id() {
        UUID id = idOf("key-1", "/ledger/test/notes", NOTE);

        assertThat(idOf("key-2", "/ledger/test/notes", NOTE)).isNotEqualTo(id);
        assertThat(idOf("key-1", "/ledger/test/notes?dryRun=true", NOTE)).isNotEqualTo(id);
        assertThat(idOf("key-1", "/ledger/test/notes", "{\"text\":\"hullo\"}")).isNotEqualTo(id);
        assertThat(UUID.fromString(Client.without(port)
                        .with(
                                "Authorization",
                                "Bearer "
                                        + Tokens.signed(Tokens.claims()
                                                .subject("kanto-sales")
                                                .claim("tid", Tokens.KANTO.toString())
                                                .claim("roles", java.util.List.of("SalesAgent"))))
                        .with("Idempotency-Key", "key-1")
                        .post("/ledger/test/notes", NOTE)
                        .json()
                        .path("id")
                        .asString()))
                .isNotEqualTo(id);
    }

    @Test
    void another_request_under_the_same_key_is_found_out_by_its_claim() {
        assertThat(written("key-1", "/ledger/test/notes", NOTE).path("claim"))
                .isEqualTo(written("key-1", "/ledger/test/notes", "{\"text\":\"hullo\"}")
                        .path("claim"));
        assertThat(written("key-1", "/ledger/test/notes", NOTE).path("claim"))
                .isNotEqualTo(written("key-2", "/ledger/test/notes", NOTE).path("claim"));
    }

    @Test
    void without_an_id_of_the_callers_no_two_requests_are_the_same() {
        assertThat(Client.kantoAdmin(port)
                        .post("/ledger/test/notes", NOTE)
                        .json()
                        .path("id"))
                .isNotEqualTo(Client.kantoAdmin(port)
                        .post("/ledger/test/notes", NOTE)
                        .json()
                        .path("id"));
    }

    private UUID idOf(String key, String path, String body) {
        return UUID.fromString(written(key, path, body).path("id").asString());
    }

    private tools.jackson.databind.JsonNode written(String key, String path, String body) {
        return Client.kantoAdmin(port)
                .with("Idempotency-Key", key)
                .post(path, body)
                .json();
    }
}
