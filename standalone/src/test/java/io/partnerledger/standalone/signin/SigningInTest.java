package io.partnerledger.standalone.signin;

import static io.partnerledger.standalone.LedgerClient.basic;
import static io.partnerledger.standalone.LedgerClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.standalone.LedgerClient;
import io.partnerledger.standalone.StandaloneTest;
import io.partnerledger.standalone.demo.DemoClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class SigningInTest extends StandaloneTest {

    private static final String GRANT = "grant_type=client_credentials";

    @Autowired
    private JwtDecoder decoder;

    @Autowired
    private IssuedTokens tokens;

    @ParameterizedTest
    @MethodSource("clients")
    void every_client_of_the_demo_gets_a_token_that_says_who_it_is(DemoClient client) {
        HttpResponse<String> answer = client().form(GRANT, basic(client.id(), "demo-only"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(answer).get("token_type").asString()).isEqualTo("Bearer");
        assertThat(json(answer).get("expires_in").asInt()).isEqualTo(3600);
        Jwt token = decoder.decode(json(answer).get("access_token").asString());
        assertThat(token.getSubject()).isEqualTo(client.id());
        assertThat(token.getClaimAsString("tid")).isEqualTo(client.tenant().toString());
        assertThat(token.getClaimAsStringList("roles"))
                .containsExactly(client.role().claim());
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofHours(1));
    }

    static List<DemoClient> clients() {
        return DemoClient.ALL;
    }

    @Test
    void the_clients_are_those_of_the_routes_document() {
        assertThat(DemoClient.ALL)
                .extracting(DemoClient::id)
                .containsExactly(
                        "kanto-admin",
                        "kanto-sales",
                        "kanto-helpdesk",
                        "kanto-auditor",
                        "rhein-admin",
                        "aoba-admin",
                        "minami-admin",
                        "kita-admin",
                        "fjord-admin",
                        "programme",
                        "ledger-operator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic a2FudG8tYWRtaW46d3Jvbmc=", // another secret
                "Basic bm9ib2R5OmRlbW8tb25seQ==", // another client
                "Basic a2FudG8tYWRtaW4=", // no secret
                "Basic !!!",
                "Basic JTpkZW1vLW9ubHk=", // % that encodes nothing
                "Digest username=kanto-admin"
            })
    void whoever_does_not_prove_to_be_a_client_is_invalid_and_told_how_to_sign_in(String authorization) {
        HttpResponse<String> answer = client().form(GRANT, authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic realm=");
        assertThat(json(answer).get("error").asString()).isEqualTo("invalid_client");
        assertThat(json(answer).has("error_description")).isTrue();
    }

    @Test
    void credentials_in_the_body_are_not_taken() {
        LedgerClient client = client();

        HttpResponse<String> answer = client.send(client.to("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(GRANT + "&client_id=kanto-admin&client_secret=demo-only")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void another_grant_is_not_offered() {
        HttpResponse<String> answer =
                client().form("grant_type=password&username=a&password=b", basic("kanto-admin", "demo-only"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scope=all", "grant_type=", GRANT + "&" + GRANT})
    void a_form_without_exactly_one_grant_is_invalid(String body) {
        HttpResponse<String> answer = client().form(body, basic("kanto-admin", "demo-only"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asString()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "nonsense"})
    void a_body_that_is_no_form_is_invalid(String contentType) {
        LedgerClient client = client();

        HttpResponse<String> answer = client.send(client.to("/oauth2/token")
                .header("Content-Type", contentType)
                .header("Authorization", basic("kanto-admin", "demo-only"))
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void a_token_opens_the_routes_of_its_role_and_no_others() {
        String token = client().tokenFor("kanto-admin");

        assertThat(client().get("/ledger/resellers", token).statusCode()).isEqualTo(200);
        assertThat(client().get("/ledger/reseller-tenants/00000000-0000-4000-8000-000002000001", token)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_token_that_has_expired_opens_nothing() {
        IssuedTokens twoHoursAgo = tokens.at(Clock.fixed(
                Instant.now().minus(Duration.ofHours(2)), Clock.systemUTC().getZone()));
        String expired = twoHoursAgo.tokenFor(DemoClient.named("kanto-admin").orElseThrow());

        assertThat(client().get("/ledger/resellers", expired).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_that_was_tampered_with_opens_nothing() {
        String[] parts = client().tokenFor("kanto-admin").split("\\.");
        String others = client().tokenFor("rhein-admin").split("\\.")[1];

        assertThat(client().get("/ledger/resellers", parts[0] + "." + others + "." + parts[2])
                        .statusCode())
                .isEqualTo(401);
    }
}
