package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The resource is at version 7. */
@EdgeTest
class ConditionalChangesTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " \"7\" "})
    void who_has_seen_what_is_there_may_change_it(String ifMatch) {
        Answer answer = change(Client.kantoAdmin(port).with("If-Match", ifMatch));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"8\"");
    }

    @Test
    void who_does_not_say_what_it_has_seen_may_change_it() {
        assertThat(change(Client.kantoAdmin(port)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"8\"", "W/\"7\"", "\"seven\"", "\"\"", "\"99999999999999999999\""})
    void who_has_seen_something_else_is_refused(String ifMatch) {
        Answer answer = change(Client.kantoAdmin(port).with("If-Match", ifMatch));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.json().path("code").asString()).isEqualTo("stale-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"7\", \"8\"", "\"7"})
    void what_is_no_single_entity_tag_is_refused(String ifMatch) {
        assertThat(change(Client.kantoAdmin(port).with("If-Match", ifMatch)).status())
                .isEqualTo(400);
    }

    private static Answer change(Client client) {
        return client.send("PUT", "/ledger/test/notes/" + Tokens.AOBA, BodyPublishers.noBody());
    }
}
