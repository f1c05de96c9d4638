package io.partnerledger.standalone.story;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.partnerledger.standalone.StandaloneTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** A user's journey through the whole ledger, with tenants of its own. */
abstract class StoryTest extends StandaloneTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RSAKey tokenSigningKey;

    private NimbusJwtEncoder tokens;

    @BeforeEach
    void sign_in() {
        tokens = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(tokenSigningKey)));
    }

    Actor programme() {
        return signedIn(UUID.randomUUID(), "ProgrammeOperator");
    }

    /** Registered, with a PLA ID of its own and its agreement signed. */
    Actor distributor(String name, String country) {
        UUID tenant = UUID.randomUUID();
        programme()
                .post("/ledger/distributors", """
                        {"tenantId":"%s","name":"%s","country":"%s","plaId":"%s","agreementSigned":true}""".formatted(tenant, name, country, plaIdOf(tenant)))
                .as(201);
        return signedIn(tenant, "AdminAgent");
    }

    Reseller resellerInGoodStanding(String name, String country) {
        Reseller reseller = registered(name, country);
        programme()
                .put(reseller.path() + "/csp-authorization", "{\"status\":\"authorized\"}")
                .as(200);
        programme().put(reseller.path() + "/agreement", "{\"signed\":true}").as(200);
        return reseller;
    }

    /** Registered with an authorised location, and nothing else. */
    Reseller neverAuthorized(String country) {
        return registered("Shinjin Systems", country);
    }

    private Reseller registered(String name, String country) {
        UUID tenant = UUID.randomUUID();
        Reseller reseller = new Reseller(tenant, plaIdOf(tenant), signedIn(tenant, "AdminAgent"));
        programme()
                .post("/ledger/reseller-tenants", """
                        {"tenantId":"%s","name":"%s","country":"%s","plaId":"%s"}""".formatted(tenant, name, country, reseller.plaId()))
                .as(201);
        programme()
                .put(
                        reseller.path() + "/location",
                        "{\"plaId\":\"%s\",\"country\":\"%s\",\"status\":\"authorized\"}"
                                .formatted(reseller.plaId(), country))
                .as(200);
        return reseller;
    }

    /** Asked, and accepted. */
    void partners(Actor distributor, Reseller reseller) {
        String code = distributor
                .post("/ledger/partnerships", "{\"resellerEmail\":\"partners@reseller.example\"}")
                .as(201)
                .get("invitationCode")
                .asString();
        reseller.agent()
                .post("/ledger/invitations/" + code + "/acceptance", "{\"confirmed\":true}")
                .as(200);
    }

    static String plaIdOf(Actor partner) {
        return plaIdOf(partner.tenant());
    }

    /** One tenant, one number. */
    private static String plaIdOf(UUID tenant) {
        return Long.toString(10_000_000_000L + Math.floorMod(tenant.getLeastSignificantBits(), 89_999_999_999L));
    }

    Actor signedIn(UUID tenant, String role) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer("urn:partner-ledger:development")
                .subject(role.toLowerCase(java.util.Locale.ROOT) + "-"
                        + ThreadLocalRandom.current().nextInt(1000))
                .claim("tid", tenant.toString())
                .claim("roles", List.of(role))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(600))
                .build();
        String token = tokens.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
                .getTokenValue();
        return new Actor("http://127.0.0.1:" + port, tenant, token);
    }

    /** A reseller and its admin agent. */
    record Reseller(UUID tenant, String plaId, Actor agent) {
        String path() {
            return "/ledger/reseller-tenants/" + tenant;
        }
    }
}
