package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.caller.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that Tomcat itself refuses; a decent client can't even send them. */
@EdgeTest
class ContainerFaultsTest {

    /** More than the buffers between two sockets hold, so that it matters who reads. */
    private static final int FAR_TOO_MUCH = 24 * 1024 * 1024;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/customers/%zz",
                "/v1//customers/%zz",
                "//v1/customers/%zz",
                "/v1//%zz",
                "/webhooks/v1/registration/%zz"
            })
    void a_broken_escape_is_refused_in_partner_centers_shape(String address) throws IOException {
        assertThat(answerTo("GET " + address + " HTTP/1.1"))
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

    @ParameterizedTest
    @CsvSource({"a\u0085b, 400", "a\u007fb, 400", "a\tb, 401", "\u00e9, 401"})
    void a_header_with_what_is_no_text_is_refused(String token, int status) throws IOException {
        assertThat(answerTo("GET /v1/customers HTTP/1.1\r\nAuthorization: Bearer " + token))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/test/notes,     Content-Length: 25165824,    400, 800002",
        "/v1/test/notes,     Transfer-Encoding: chunked, 400, 800002",
        "/v1//test/notes,    Transfer-Encoding: chunked, 400, 800002",
        "/ledger/test/notes, Content-Length: 25165824,    413, body-too-large",
        "/v1/nothing,        Content-Length: 25165824,    404, 1000"
    })
    void who_sends_far_too_much_still_gets_to_read_that_it_was(String path, String framing, int status, String code)
            throws IOException {
        String signedIn = "\r\nAuthorization: Bearer " + Tokens.of(Tokens.KANTO, Role.ADMIN_AGENT);

        assertThat(answerTo("POST " + path + " HTTP/1.1" + signedIn, framing, FAR_TOO_MUCH))
                .startsWith("HTTP/1.1 " + status)
                .containsPattern("\"code\":\"?" + code);
    }

    @Test
    void who_sends_far_too_much_without_a_token_gets_to_read_that_it_needs_one() throws IOException {
        assertThat(answerTo("POST /v1/test/notes HTTP/1.1", "Content-Length: 25165824", FAR_TOO_MUCH))
                .startsWith("HTTP/1.1 401")
                .contains("\"source\":\"PartnerFD\"");
    }

    /** Reads only once all is written, as clients do that block. */
    private String answerTo(String request, String framing, int bytes) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            boolean chunked = framing.contains("chunked");
            String head = request + "\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
                    + framing + "\r\n\r\n" + (chunked ? Integer.toHexString(bytes) + "\r\n" : "");
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[bytes]);
            out.write((chunked ? "\r\n0\r\n\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String answerTo(String requestLine) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
