package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** The text at a path such as {@code emailDraft.to}. */
    String text(String path) {
        return json().at("/" + path.replace('.', '/')).asString("");
    }

    Answer is(int expected) {
        assertThat(status()).as(body()).isEqualTo(expected);
        return this;
    }

    /** A problem of {@code /ledger}. */
    Answer isProblem(int expected, String code) {
        is(expected);
        assertThat(text("code")).as(body()).isEqualTo(code);
        return this;
    }

    /** A fault of {@code /v1}. */
    Answer isFault(int expected, int code) {
        is(expected);
        assertThat(json().path("code").asInt()).as(body()).isEqualTo(code);
        assertThat(json().path("description").asString("")).isNotBlank();
        return this;
    }
}
