package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the public clients of three generations send, and how they want to be answered. */
@EdgeTest
class LenientBodiesTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"friendlyName\":\"HQ\",\"quantity\":5,\"billingCycle\":\"one_time\"}",
                "{\"FriendlyName\":\"HQ\",\"Quantity\":\"5\",\"BillingCycle\":\"OneTime\"}",
                "{\"friendlyname\":\"HQ\",\"QUANTITY\":5.0,\"billingCycle\":\"onetime\",\"links\":{},\"unknown\":null}",
                "{\"friendlyName\":\"HQ\",\"quantity\":\" 5 \",\"billingCycle\":\"ONE_TIME\",\"attributes\":{\"etag\":\"x\"}}",
                "\uFEFF{\"friendlyName\":\"HQ\",\"quantity\":5,\"billingCycle\":\"One_Time\"}"
            })
    void bodies_are_read_whatever_generation_wrote_them(String body) {
        Answer answer = Client.kantoAdmin(port).post("/v1/test/notes", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.body()).startsWith("{\"friendlyName\":\"HQ\",\"quantity\":5,\"billingCycle\":\"one_time\",");
    }

    @Test
    void nulls_and_empty_texts_count_as_absent() {
        Answer answer = Client.kantoAdmin(port)
                .post("/v1/test/notes", "{\"friendlyName\":17,\"quantity\":null,\"billingCycle\":\"\"}");

        assertThat(answer.json().path("friendlyName").asString()).isEqualTo("17");
        assertThat(answer.json().propertyNames()).containsExactly("friendlyName", "id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/json", "application/json-patch+json", "Application/JSON;charset=UTF-8"})
    void json_is_taken_under_each_of_its_documented_names(String name) {
        Answer answer = Client.kantoAdmin(port)
                .with("Content-Type", name)
                .with("Accept", name)
                .post("/v1/test/notes", "{\"FriendlyName\":\"HQ\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"friendlyName\":\"HQ\",");
    }

    @Test
    void a_content_type_without_charset_will_do() {
        assertThat(Client.kantoAdmin(port)
                        .with("Content-Type", "application/json")
                        .with("Accept", "application/json, text/plain, */*")
                        .post("/v1/test/notes", "{\"friendlyName\":\"本社\"}")
                        .json()
                        .path("friendlyName")
                        .asString())
                .isEqualTo("本社");
    }
}
