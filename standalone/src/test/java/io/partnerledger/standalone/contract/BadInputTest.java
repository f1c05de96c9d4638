package io.partnerledger.standalone.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.partnerledger.edge.access.Route;
import io.partnerledger.edge.access.RouteTable;
import io.partnerledger.edge.request.PartnerCenterPath;
import io.partnerledger.events.store.Head;
import io.partnerledger.standalone.client.StrictReading;
import io.partnerledger.standalone.story.Actor;
import io.partnerledger.standalone.story.StoryTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever nonsense arrives at a route of Partner Center's, the answer is a fault that its clients know, given at once, and
 * nothing is kept. Which routes there are, the table says; a new one is asked as well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest extends StoryTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern VARIABLE = Pattern.compile("\\{([^/}]*)}");
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    /** What is answered where an id of that name leads nowhere, and where it can't be one. */
    private static final Map<String, Told> IDS = Map.of(
            "customerId", new Told("403/20002", "400/900118"),
            // Orders that were placed elsewhere have ids of any form.
            "orderId", new Told("404/20000", "404/20000"),
            "cartId", new Told("404/800008", "400/900118"),
            "subscriptionId", new Told("404/20003", "400/900118"),
            "correlationId", new Told("404/1000", "400/900118"));

    /** The lists that come in pages and take a filter. */
    private static final List<String> SOUGHT_THROUGH = List.of("/v1/customers", "/v1/auditrecords");

    private static final Set<String> TAKE_NO_BODY =
            Set.of("/v1/customers/{customerId}/carts/{cartId}/checkout", "/webhooks/v1/registration/validationEvents");

    @Autowired
    private RouteTable table;

    @Autowired
    private Head head;

    private @Nullable Actor kanto;
    private @Nullable String token;
    private Map<String, String> own = Map.of();
    private Map<String, String> anothers = Map.of();
    private String aoba = "";

    private record Told(String ofUnknown, String ofMalformed) {}

    @BeforeEach
    void two_distributors_have_a_book_each() {
        if (kanto == null) {
            kanto = distributor("Kanto Distribution", "JP");
            token = tokenOf(kanto.tenant(), "AdminAgent");
            Reseller partner = resellerInGoodStanding("Aoba Systems", "JP");
            aoba = partner.tenant().toString();
            Actor rhein = distributor("Rhein Distribution", "JP");
            partners(kanto, partner);
            partners(rhein, partner);
            own = book(kanto, partner);
            anothers = book(rhein, partner);
        }
    }

    private static Map<String, String> book(Actor distributor, Reseller partner) {
        String customer = customerOf(distributor, partner);
        JsonNode order = order(distributor, customer, partner.plaId()).as(201);
        distributor.get("/v1/customers/%s/subscriptions", customer).as(200);
        distributor.get("/v1/customers/%s/orders", customer).as(200);
        return Map.of(
                "customerId", customer,
                "orderId", order.get("id").asString(),
                "cartId", cart(distributor, customer, partner),
                "subscriptionId", order.at("/lineItems/0/subscriptionId").asString());
    }

    List<Route> routes() {
        return table.all().stream()
                .filter(route -> PartnerCenterPath.covers(route.pattern()))
                .toList();
    }

    List<Route> routesWithIds() {
        return routes().stream().filter(route -> !ids(route).isEmpty()).toList();
    }

    List<Route> routesWithBodies() {
        List<HttpMethod> withBody = List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
        return routes().stream()
                .filter(route -> withBody.contains(route.method()))
                .filter(route -> !TAKE_NO_BODY.contains(route.pattern()))
                .toList();
    }

    private static List<String> ids(Route route) {
        return VARIABLE.matcher(route.pattern())
                .results()
                .map(variable -> variable.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routesWithIds")
    void an_id_that_leads_nowhere_is_told_so_whether_it_is_anothers_or_nobodys(Route route) {
        long before = head.now();
        for (String id : ids(route)) {
            Told told = Objects.requireNonNull(IDS.get(id), () -> "What is answered to a wrong " + id + "?");
            String nobodys = UUID.randomUUID().toString();

            JsonNode ofUnknown = refused(route, Map.of(id, nobodys), sound(), told.ofUnknown());
            if (anothers.containsKey(id)) {
                JsonNode ofForeign = refused(route, Map.of(id, anothers.get(id)), sound(), told.ofUnknown());
                assertThat(ofForeign.toString().replace(anothers.get(id), nobodys))
                        .isEqualTo(ofUnknown.toString());
            }
            for (String malformed : List.of("minato", "1-1-1-1-1", "a".repeat(4000), "%E2%82%AC")) {
                refused(route, Map.of(id, malformed), sound(), told.ofMalformed());
            }
        }
        assertThat(head.now()).as("head of the store").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routesWithBodies")
    void a_body_that_makes_no_sense_is_invalid_input(Route route) {
        long before = head.now();
        nonsense().forEach((what, body) -> refused(route, Map.of(), body, "400/800002"));
        assertThat(head.now()).as("head of the store").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routesWithBodies")
    void five_megabytes_are_refused_without_being_held(Route route) {
        byte[] body = ("{\"friendlyName\":\"" + "a".repeat(FIVE_MEGABYTES) + "\"}").getBytes(StandardCharsets.US_ASCII);
        long before = head.now();
        for (BodyPublisher sent : List.of(
                BodyPublishers.ofByteArray(body), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
            long held = allocatedByTheServer();
            refused(route, Map.of(), sent, "400/800002");
            assertThat(allocatedByTheServer() - held).as("bytes").isLessThan(FIVE_MEGABYTES);
        }
        assertThat(head.now()).as("head of the store").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("nonsensicalQueries")
    void a_query_that_makes_no_sense_is_invalid_input(String query, String told) {
        long before = head.now();
        for (String path : SOUGHT_THROUGH) {
            refused("GET", path + "?" + query, BodyPublishers.noBody(), told);
        }
        assertThat(head.now()).as("head of the store").isEqualTo(before);
    }

    static Stream<Arguments> nonsensicalQueries() {
        String and = "{\"operator\":\"and\",\"filters\":[";
        return Stream.of(
                        entry("size=-1", "400/800002"),
                        entry("size=501", "400/800002"),
                        entry("size=many", "400/800002"),
                        entry("seekOperation=Sideways", "400/3000"),
                        entry("seekOperation=PageIndex", "400/3000"),
                        entry("seekOperation=Next", "400/800002"),
                        entry("MS-ContinuationToken=AQAAAA==", "400/800002"),
                        entry("MS-ContinuationToken=" + "A".repeat(4000), "400/800002"),
                        entry(filter("{"), "400/800002"),
                        entry(filter("[]"), "400/800002"),
                        entry(filter("5"), "400/800002"),
                        entry(filter("{\"field\":[],\"value\":{},\"operator\":1}"), "400/800002"),
                        entry(filter("{\"a\":".repeat(500) + "1" + "}".repeat(500)), "400/800002"),
                        entry(filter(and.repeat(50) + "]}".repeat(50)), "400/800002"),
                        entry(filter("{\"field\":\"Shoe size\",\"value\":\"44\",\"operator\":\"equals\"}"), "400/3000"))
                .map(query -> Arguments.of(query.getKey(), query.getValue()));
    }

    private static String filter(String json) {
        return "filter=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static Map<String, BodyPublisher> nonsense() {
        Map<String, BodyPublisher> bodies = new LinkedHashMap<>();
        Stream.of(
                        entry("nothing", ""),
                        entry("null", "null"),
                        entry("no JSON", "<html>"),
                        entry("half of it", "{\"lineItems\":[{\"offerId\":"),
                        entry("two of it", "{} {}"),
                        entry("an array", "[]"),
                        entry("an array of objects", "[{\"quantity\":1}]"),
                        entry("a text", "\"order\""),
                        entry("a number", "5"),
                        entry("the wrong types", WRONG_TYPES),
                        entry("deep objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                        entry("deep arrays", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                        entry("arrays without end", "[".repeat(100_000)),
                        entry("a number beyond all measure", "{\"quantity\":" + "9".repeat(10_000) + "}"))
                .forEach(body -> bodies.put(body.getKey(), BodyPublishers.ofString(body.getValue())));
        bodies.put(
                "no UTF-8", BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1'}));
        return bodies;
    }

    /** Whatever a route reads, it finds something else than it expects. */
    private static final String WRONG_TYPES = """
            {"companyProfile":5,"billingProfile":[1],"associatedPartnerId":{},"lineItems":"all","billingCycle":{},
             "quantity":{},"status":[1],"friendlyName":{},"partnerId":[1],"partnerIds":7,"supportTenantId":[1],
             "supportMpnId":{},"relationshipToPartner":{},"webhookUrl":{},"webhookEvents":5}""";

    /** Nothing is wrong with it, wherever it is sent to. */
    private BodyPublisher sound() {
        return BodyPublishers.ofString("""
                {"supportTenantId":"%s","lineItems":[{"offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971",
                 "catalogItemId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":1}]}""".formatted(aoba));
    }

    /** The fault that is answered, with that status and code. */
    private JsonNode refused(Route route, Map<String, String> ids, BodyPublisher body, String statusAndCode) {
        String path = VARIABLE.matcher(route.pattern())
                .replaceAll(variable -> ids.getOrDefault(variable.group(1), own.get(variable.group(1))));
        return refused(String.valueOf(route.method()), path, body, statusAndCode);
    }

    private JsonNode refused(String method, String path, BodyPublisher body, String statusAndCode) {
        HttpResponse<String> response = send(method, path, body);
        JsonNode fault = JsonMapper.shared().readTree(response.body());
        assertThat(response.statusCode() + "/" + fault.path("code").asInt())
                .as(method + " " + path + " answered " + response.body())
                .isEqualTo(statusAndCode);
        StrictReading.fault(response.headers().firstValue("Content-Type").orElse(""), fault);
        return fault;
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(AT_ONCE)
                .header("Authorization", "Bearer " + token)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : body);
        if (!method.equals("GET")) {
            request.header("Content-Type", "application/json");
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static long allocatedByTheServer() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] serving = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("http-nio-"))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
        assertThat(serving).isNotEmpty();
        return Arrays.stream(threads.getThreadAllocatedBytes(serving)).sum();
    }
}
