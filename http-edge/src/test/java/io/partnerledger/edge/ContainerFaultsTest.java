package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that Tomcat itself refuses; a decent client can't even send them. */
@EdgeTest
class ContainerFaultsTest {

    @LocalServerPort
    int port;

    @Test
    void a_broken_escape_is_refused_in_partner_centers_shape() throws IOException {
        assertThat(answerTo("GET /v1/customers/%zz HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("application/json;charset=utf-8")
                .contains("{\"code\":800002,\"description\":\"The request is malformed.\",\"data\":[],"
                        + "\"source\":\"PartnerFD\"}")
                .doesNotContain("<html");
    }

    @Test
    void a_broken_escape_is_refused_with_problem_details_elsewhere() throws IOException {
        assertThat(answerTo("GET /ledger/resellers/%zz HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"code\":\"malformed-request\"")
                .doesNotContain("<html");
    }

    @Test
    void a_filter_that_was_not_escaped_is_let_through() throws IOException {
        assertThat(answerTo("GET /v1/customers?filter={\"Field\":\"Domain\"} HTTP/1.1"))
                .startsWith("HTTP/1.1 401")
                .contains("\"source\":\"PartnerFD\"");
    }

    private String answerTo(String requestLine) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
