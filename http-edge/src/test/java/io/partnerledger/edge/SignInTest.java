package io.partnerledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.Client.Answer;
import io.partnerledger.edge.caller.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class SignInTest {

    @LocalServerPort
    int port;

    static Stream<String> useless_authorizations() {
        return Stream.of(
                "Bearer garbage",
                "Bearer " + Tokens.expired(),
                "Bearer " + Tokens.signedByAnother(),
                "Bearer " + Tokens.signed(Tokens.claims()),
                "Bearer " + Tokens.signed(Tokens.claims().claim("tid", "kanto")),
                "Bearer " + Tokens.signed(Tokens.claims().claim("tid", "1-1-1-1-1")),
                "Bearer " + Tokens.signed(Tokens.claims().claim("tid", 17)),
                "Bearer "
                        + Tokens.signed(Tokens.claims()
                                .claim("tid", Tokens.KANTO.toString())
                                .subject(null)),
                "Basic a2FudG8tYWRtaW46ZGVtby1vbmx5");
    }

    @ParameterizedTest
    @MethodSource("useless_authorizations")
    void a_useless_token_is_401_on_ledger_and_on_v1(String authorization) {
        isNotSignedIn(Client.without(port).with("Authorization", authorization).get("/ledger/test/notes"));
        isDeniedByPartnerCenter(
                Client.without(port).with("Authorization", authorization).get("/v1/customers"));
    }

    @Test
    void no_token_is_401_whether_or_not_the_route_exists() {
        isNotSignedIn(Client.without(port).get("/ledger/test/notes"));
        isNotSignedIn(Client.without(port).get("/ledger/nothing/here"));
        isNotSignedIn(Client.without(port).get("/elsewhere"));
        isDeniedByPartnerCenter(Client.without(port).get("/v1/customers"));
        isDeniedByPartnerCenter(Client.without(port).post("/v1/nothing/here", "{not json"));
    }

    @Test
    void the_scheme_and_the_header_are_case_insensitive() {
        String token = Tokens.of(Tokens.KANTO, Role.ADMIN_AGENT);
        for (String scheme : List.of("bearer ", "BEARER ", "Bearer ")) {
            assertThat(Client.without(port)
                            .with("authorization", scheme + token)
                            .get("/v1/test/notes/" + Tokens.AOBA)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_token_nobody_can_verify_now_is_503_and_not_the_callers_fault() {
        String authorization = "Bearer " + Tokens.WHILE_THE_KEYS_ARE_AWAY;

        Answer ledger =
                Client.without(port).with("Authorization", authorization).get("/ledger/test/notes");
        assertThat(ledger.status()).isEqualTo(503);
        assertThat(ledger.json().path("code").asString()).isEqualTo("try-again");

        Answer partnerCenter =
                Client.without(port).with("Authorization", authorization).get("/v1/customers");
        assertThat(partnerCenter.status()).isEqualTo(503);
        assertThat(partnerCenter.json().path("source").asString()).isEqualTo("PartnerFD");
    }

    @Test
    void an_open_route_asks_for_no_token() {
        assertThat(Client.without(port).get("/ledger/test/open").body()).isEqualTo("open");
        assertThat(Client.without(port)
                        .with("Authorization", "Basic a2FudG8tYWRtaW46ZGVtby1vbmx5")
                        .get("/ledger/test/open")
                        .body())
                .isEqualTo("open");
    }

    private static void isNotSignedIn(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("not-signed-in");
        assertThat(answer.json().path("status").asInt()).isEqualTo(401);
    }

    private static void isDeniedByPartnerCenter(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.json().path("code").isNumber()).isTrue();
        assertThat(answer.json().path("code").asInt()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("code", "description", "data", "source");
    }
}
