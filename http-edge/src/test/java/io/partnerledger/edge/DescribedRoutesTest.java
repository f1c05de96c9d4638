package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class DescribedRoutesTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"partner-center, /v1/customers", "ledger, /ledger/partnerships"})
    void whoever_asks_gets_the_document_without_a_token(String document, String route) {
        var answer = Client.without(port).get("/openapi/" + document + ".json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().get("openapi").asString()).startsWith("3.1.");
        assertThat(answer.json().get("paths").propertyNames()).contains(route);
    }
}
