package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.caller.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists that are written while they are read, of which the rest can't be had. */
@EdgeTest
class StreamedListsTest {

    private static final String LIST = "/v1/test/notes/streamed?upTo=";

    /** Far more than is held back before an answer is under way. */
    private static final int MANY = 5_000;

    @LocalServerPort
    private int port;

    @Test
    void what_fails_before_an_answer_is_under_way_is_a_fault() {
        Client.Answer answer = Client.kantoAdmin(port).get(LIST + 1);

        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
        assertThat(answer.json().get("code").asInt()).isPositive();
    }

    @Test
    void what_breaks_off_is_no_answer_to_a_client() {
        assertThatThrownBy(() -> Client.kantoAdmin(port).get(LIST + MANY)).isInstanceOf(UncheckedIOException.class);
    }

    /** To a client of HTTP/1.0, and to some a proxy stands before, the end of the connection is the end of the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void what_breaks_off_does_not_read_as_a_whole(String version) throws IOException {
        String answer = raw(version);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\"a note\"");
        assertThat(answer).doesNotContain("]}").doesNotContain("totalCount").doesNotEndWith("0\r\n\r\n");
    }

    private String raw(String version) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + LIST + MANY + " HTTP/" + version + "\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + Tokens.of(Tokens.KANTO, Role.ADMIN_AGENT) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
