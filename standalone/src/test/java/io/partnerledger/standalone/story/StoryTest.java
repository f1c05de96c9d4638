package io.partnerledger.standalone.story;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.partnerledger.standalone.StandaloneTest;
import io.partnerledger.standalone.story.Actor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import tools.jackson.databind.JsonNode;

/** A user's journey through the whole ledger, with tenants of its own. */
public abstract class StoryTest extends StandaloneTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RSAKey tokenSigningKey;

    private NimbusJwtEncoder tokens;

    @BeforeEach
    void sign_in() {
        tokens = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(tokenSigningKey)));
    }

    protected Actor programme() {
        return signedIn(UUID.randomUUID(), "ProgrammeOperator");
    }

    /** Registered, with a PLA ID of its own and its agreement signed. */
    protected Actor distributor(String name, String country) {
        UUID tenant = UUID.randomUUID();
        programme()
                .post("/ledger/distributors", """
                        {"tenantId":"%s","name":"%s","country":"%s","plaId":"%s","agreementSigned":true}""".formatted(tenant, name, country, plaIdOf(tenant)))
                .as(201);
        return signedIn(tenant, "AdminAgent");
    }

    protected Reseller resellerInGoodStanding(String name, String country) {
        Reseller reseller = registered(name, country);
        programme()
                .put(reseller.path() + "/csp-authorization", "{\"status\":\"authorized\"}")
                .as(200);
        programme().put(reseller.path() + "/agreement", "{\"signed\":true}").as(200);
        return reseller;
    }

    /** Registered with an authorised location, and nothing else. */
    protected Reseller neverAuthorized(String country) {
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
    protected void partners(Actor distributor, Reseller reseller) {
        String code = distributor
                .post("/ledger/partnerships", "{\"resellerEmail\":\"partners@reseller.example\"}")
                .as(201)
                .get("invitationCode")
                .asString();
        reseller.agent()
                .post("/ledger/invitations/" + code + "/acceptance", "{\"confirmed\":true}")
                .as(200);
    }

    /** A customer of the distributor's, added on behalf of the reseller. */
    protected static String customerOf(Actor distributor, Reseller reseller) {
        return customer(distributor, ",\"associatedPartnerId\":\"" + reseller.tenant() + "\"");
    }

    /** A customer of the distributor's own. */
    protected static String ownCustomerOf(Actor distributor) {
        return customer(distributor, "");
    }

    private static String customer(Actor distributor, String association) {
        return distributor
                .post("/v1/customers", """
                        {"companyProfile":{"domain":"minato%s.onmicrosoft.com"},
                         "billingProfile":{"email":"it@minato.example","culture":"ja-JP","language":"ja",
                          "companyName":"Minato Foods","firstName":"Yui","lastName":"Mori",
                          "defaultAddress":{"country":"JP","city":"Yokohama","state":"14",
                           "addressLine1":"1-2-3 Honcho","postalCode":"231-0005","firstName":"Yui","lastName":"Mori"}},
                         "relationshipToPartner":"none"%s}""".formatted(
                                UUID.randomUUID().toString().substring(0, 8), association))
                .as(201)
                .get("id")
                .asString();
    }

    /** An order of 25 seats for a year, with that partner of record or none. */
    protected static Answer order(Actor distributor, String customer, @Nullable String plaId) {
        return distributor.post("/v1/customers/" + customer + "/orders", """
                {"referenceCustomerId":"%s","billingCycle":"monthly","lineItems":[{"lineItemNumber":0,
                 "offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","friendlyName":"Business Basic","quantity":25,
                 "termDuration":"P1Y","partnerIdOnRecord":%s}],"partnerOnRecordAttestationAccepted":true}""".formatted(
                        customer, plaId == null ? "null" : "\"" + plaId + "\""));
    }

    /** A cart in which five seats lie, with the reseller as partner of record. */
    protected static String cart(Actor distributor, String customer, Reseller reseller) {
        return distributor
                .post("/v1/customers/" + customer + "/carts", """
                        {"lineItems":[{"id":0,"catalogItemId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":5,
                         "billingCycle":"monthly","termDuration":"P1Y",
                         "participants":[{"key":"transaction_reseller","value":"%s"}]}]}""".formatted(reseller.plaId()))
                .as(201)
                .get("id")
                .asString();
    }

    /** The path of a subscription that an order of {@link #order} has made. */
    protected static String subscribed(Actor distributor, String customer, @Nullable String plaId) {
        return "/v1/customers/" + customer + "/subscriptions/"
                + order(distributor, customer, plaId)
                        .as(201)
                        .at("/lineItems/0/subscriptionId")
                        .asString();
    }

    /** The end of a partnership, confirmed and attested. */
    protected static Answer remove(Actor distributor, String partnership, String reason) {
        String textId = distributor
                .get("/ledger/attestations/partnership-removal")
                .as(200)
                .get("textId")
                .asString();
        return distributor.post("/ledger/partnerships/" + partnership + "/removal", """
                        {"confirmed":true,"reason":"%s","attestation":{"textId":"%s",
                         "goodFaith":true,"legitimateBusinessReason":true,"compliesWithTerms":true,"holdHarmless":true}}""".formatted(reason, textId));
    }

    protected Answer suspend(Reseller reseller, String reason) {
        return programme()
                .put(reseller.path() + "/state", "{\"status\":\"suspended\",\"reason\":\"%s\"}".formatted(reason));
    }

    protected Answer reactivate(Reseller reseller) {
        return programme().put(reseller.path() + "/state", "{\"status\":\"active\"}");
    }

    /** A job once it has come to its end. */
    protected static JsonNode finished(Actor distributor, JsonNode job) {
        String path = "/ledger/jobs/" + job.get("id").asString();
        return eventually(
                () -> distributor.get(path).as(200),
                now -> !List.of("queued", "running").contains(now.get("status").asString()));
    }

    /** What is told once it is so; what goes on by itself is waited for. */
    protected static JsonNode eventually(Supplier<JsonNode> told, Predicate<JsonNode> so) {
        return await().atMost(Duration.ofSeconds(30)).until(told::get, so);
    }

    /** What each item of a list says under that name. */
    protected static List<String> namesIn(JsonNode list, String member) {
        JsonNode items = list.has("items") ? list.get("items") : list;
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add(item.get(member).asString()));
        return names;
    }

    protected static String plaIdOf(Actor partner) {
        return plaIdOf(partner.tenant());
    }

    /** One tenant, one number. */
    private static String plaIdOf(UUID tenant) {
        return Long.toString(10_000_000_000L + Math.floorMod(tenant.getLeastSignificantBits(), 89_999_999_999L));
    }

    protected Actor signedIn(UUID tenant, String role) {
        return new Actor(address(), tenant, tokenOf(tenant, role));
    }

    /** A token of somebody else in that tenant, each time it is asked for. */
    protected String tokenOf(UUID tenant, String role) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer("urn:partner-ledger:development")
                .subject(role.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID())
                .claim("tid", tenant.toString())
                .claim("roles", List.of(role))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(600))
                .build();
        return tokens.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
                .getTokenValue();
    }

    protected String address() {
        return "http://127.0.0.1:" + port;
    }

    /** A reseller and its admin agent. */
    protected record Reseller(UUID tenant, String plaId, Actor agent) {
        public String path() {
            return "/ledger/reseller-tenants/" + tenant;
        }
    }
}
