package io.partnerledger.query.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.query.QuerySideTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;

class InvalidPartnersBoardTest extends QuerySideTest {

    @LocalServerPort
    private int port;

    @Test
    void a_tenant_nobody_knows_sees_no_board() {
        var answer = RestClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/ledger/insights/invalid-por")
                .header("Authorization", "Bearer sato." + UUID.randomUUID() + ".AdminAgent")
                .exchange((request, response) ->
                        response.getStatusCode() + new String(response.getBody().readAllBytes()));
        assertThat(answer).startsWith(HttpStatus.FORBIDDEN.toString()).contains("tenant-unknown");
    }
}
