package io.partnerledger.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Behaves on the wire as the public Java SDK (1.15.4) does, the oldest of the clients.
 *
 * <p>Whatever is refused it sends again under the same request id, and it gives up only at six statuses. It reads every
 * answer strictly, and sends back the whole of what it read, or of as much as it understood.
 */
public final class JavaClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Set<Integer> GIVES_UP_AT = Set.of(400, 401, 403, 404, 409, 417);
    private static final int SENDS = 5;

    /** At any other status the client itself would go on for ever. */
    private static final int PATIENCE = 13;

    private static final Set<String> SUBSCRIPTION = words("""
            id entitlementId offerId offerName friendlyName parentSubscriptionId quantity unitType creationDate
            effectiveStartDate commitmentEndDate status autoRenewEnabled isTrial billingType billingCycle termDuration
            partnerId suspensionReasons actions contractType orderId isMicrosoftProduct publisherName links
            attributes""");

    private static final DateTimeFormatter DAY_OF_YEAR = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-")
            .appendValue(ChronoField.DAY_OF_YEAR, 2, 3, SignStyle.NEVER)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX");

    private final String address;
    private final String token;
    private final UUID correlationId = UUID.randomUUID();
    private final @Nullable UUID fixedRequestId;

    public JavaClient(String address, String token) {
        this(address, token, null);
    }

    private JavaClient(String address, String token, @Nullable UUID fixedRequestId) {
        this.address = address;
        this.token = token;
        this.fixedRequestId = fixedRequestId;
    }

    /** The same, given a request context of its user's: one id for all calls, also different ones. */
    public JavaClient withOneRequestIdForAll() {
        return new JavaClient(address, token, UUID.randomUUID());
    }

    /** The same with another token. */
    public JavaClient signedInWith(String otherToken) {
        return new JavaClient(address, otherToken, fixedRequestId);
    }

    // Partners

    public JsonNode resellers() {
        return get("/v1/relationships?relationship_type=is_indirect_cloud_solution_provider_of");
    }

    /** Without the type of relationship, which this client leaves out here. */
    public JsonNode resellersNamed(String part) {
        return get("/v1/relationships?filter=" + filter("name", "Substring", part));
    }

    public JsonNode mpnProfile(String mpnId) {
        return get("/v1/profiles/mpn?mpnId=" + mpnId);
    }

    public JsonNode ownMpnProfile() {
        return get("/v1/profiles/mpn");
    }

    public JsonNode validate(String... partnerIds) {
        ObjectNode question = JSON.createObjectNode();
        question.set("partnerIds", JSON.valueToTree(partnerIds));
        return call("POST", "/v1/partners/validateresellers", question);
    }

    // Customers

    public JsonNode relationshipRequest() {
        return get("/v1/customers/relationshiprequests");
    }

    public JsonNode createCustomer(String domain, UUID reseller) {
        return call("POST", "/v1/customers", newCustomer(domain, reseller));
    }

    static ObjectNode newCustomer(String domain, UUID reseller) {
        return tree("""
                {"attributes":{"objectType":"Customer"},
                 "companyProfile":{"attributes":{"objectType":"CustomerCompanyProfile"},"domain":"%s"},
                 "billingProfile":{"attributes":{"objectType":"CustomerBillingProfile"},"firstName":"Ken",
                  "lastName":"Ito","email":"it@sakuramaru.example","culture":"ja-JP",
                  "defaultAddress":{"country":"JP","city":"Nagoya","state":"Aichi Prefecture",
                   "addressLine1":"4-5-6 Sakae","postalCode":"460-0008","firstName":"Ken","lastName":"Ito",
                   "phoneNumber":"0521112222"},"language":"ja","companyName":"Sakuramaru Shokuhin"},
                 "associatedPartnerId":"%s"}""".formatted(domain, reseller));
    }

    public JsonNode customer(String customer) {
        return get("/v1/customers/" + customer);
    }

    public JsonNode customers() {
        return get("/v1/customers");
    }

    /** All that match: for this client a size of nothing means no pages. */
    public JsonNode customersWhere(String field, String value) {
        return get("/v1/customers?size=0&filter=" + filter(field, "StartsWith", value));
    }

    public JsonNode firstCustomers(int size) {
        return get("/v1/customers?size=" + size);
    }

    /** The next page, of whose size nothing is said again. */
    public JsonNode seekNextCustomers(JsonNode page) {
        return call(
                "GET",
                "/v1/customers?seekOperation=Next",
                null,
                Map.of("MS-ContinuationToken", page.get("continuationToken").asString()));
    }

    /** The next page as a link leads to it, glued to what every address begins with. */
    public JsonNode follow(JsonNode page) {
        NextPage next = NextPage.after(page);
        return call(next.method(), "/v1/" + next.uri(), null, next.headers());
    }

    public JsonNode resellersOf(String customer) {
        return get(of(customer) + "/relationships");
    }

    // Orders

    /** An order that says neither how it is billed nor whose it is, as the SDK's own sample. */
    public JsonNode order(String customer, String partnerId, int quantity) {
        return order(customer, newOrder(partnerId, quantity));
    }

    public JsonNode orderBilled(String cycle, String customer, String partnerId, int quantity) {
        ObjectNode order = newOrder(partnerId, quantity);
        order.put("billingCycle", cycle);
        order.put("referenceCustomerId", customer);
        return order(customer, order);
    }

    private JsonNode order(String customer, ObjectNode order) {
        return call("POST", of(customer) + "/orders", order);
    }

    private static ObjectNode newOrder(String partnerId, int quantity) {
        return tree("""
                {"attributes":{"objectType":"Order"},"lineItems":[{"attributes":{"objectType":"OrderLineItem"},
                 "friendlyName":"Honsha","lineItemNumber":0,"offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971",
                 "partnerIdOnRecord":"%s","quantity":%d}],"totalPrice":0.0}""".formatted(partnerId, quantity));
    }

    public JsonNode orderOf(String customer, String order) {
        return get(of(customer) + "/orders/" + order + "?include_price=false");
    }

    public JsonNode orders(String customer) {
        return get(of(customer) + "/orders?include_price=false");
    }

    public JsonNode ordersBilled(String cycle, String customer) {
        return get(of(customer) + "/orders?billingType=" + cycle);
    }

    public JsonNode provisioningOfOrder(String customer, String order) {
        return get(of(customer) + "/orders/" + order + "/provisioningstatus");
    }

    // Subscriptions

    public JsonNode subscriptions(String customer) {
        return get(of(customer) + "/subscriptions");
    }

    public JsonNode subscriptionsOfOrder(String customer, String order) {
        return get(of(customer) + "/subscriptions?order_id=" + order);
    }

    public JsonNode subscriptionsOfPartner(String customer, String partnerId) {
        return get(of(customer) + "/subscriptions?mpn_id=" + partnerId);
    }

    public JsonNode subscription(String customer, String subscription) {
        return get(of(customer) + "/subscriptions/" + subscription);
    }

    /** Sends all of it back as it was read, but for what is changed. */
    public JsonNode change(String customer, JsonNode read, Consumer<ObjectNode> changed) {
        ObjectNode subscription = sentBack(read);
        changed.accept(subscription);
        return call("PATCH", of(customer) + "/subscriptions/" + read.get("id").asString(), subscription);
    }

    public JsonNode provisioningOfSubscription(String customer, String subscription) {
        return get(of(customer) + "/subscriptions/" + subscription + "/provisioningstatus");
    }

    public JsonNode supportContact(String customer, String subscription) {
        return get(of(customer) + "/subscriptions/" + subscription + "/supportcontact");
    }

    public JsonNode putSupportContact(String customer, String subscription, UUID tenant, String mpnId) {
        return call("PUT", of(customer) + "/subscriptions/" + subscription + "/supportcontact", tree("""
                {"attributes":{"objectType":"SupportContact"},"name":"Support","supportTenantId":"%s",
                 "supportMpnId":"%s"}""".formatted(
                        tenant, mpnId)));
    }

    // Audit

    /** Since that day, as its pattern prints it, which has the day of the year for that of the month. */
    public JsonNode auditRecordsSince(LocalDate day) {
        return get("/v1/auditrecords?startDate=" + day.format(DAY_OF_YEAR));
    }

    public JsonNode auditRecordsSince(LocalDate day, String field, String operator, String value, int size) {
        return get("/v1/auditrecords?startDate=" + day.format(DAY_OF_YEAR) + "&size=" + size + "&filter="
                + filter(field, operator, value));
    }

    /** The next page, for which this client makes a parameter of the token, here and here only. */
    public JsonNode nextAuditRecords(JsonNode page) {
        return get("/v1/" + page.at("/links/next/uri").asString() + "&MS-ContinuationToken="
                + URLEncoder.encode(page.get("continuationToken").asString(), StandardCharsets.UTF_8));
    }

    // The wire

    public JsonNode get(String path) {
        return call("GET", path, null);
    }

    public JsonNode call(String method, String path, @Nullable JsonNode body) {
        return call(method, path, body, Map.of());
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body, Map<String, String> more) {
        Map<String, String> headers = headers(body != null);
        headers.putAll(more);
        String text = body == null ? null : body.toString();
        Reply first = send(method, path, headers, text);
        if (first.isSuccess()) {
            return StrictReading.object(first);
        }
        boolean givesUp = GIVES_UP_AT.contains(first.status());
        for (int sent = 1; sent < (givesUp ? SENDS : PATIENCE); sent++) {
            Reply again = send(method, path, headers, text);
            if (!givesUp && again.isSuccess()) {
                return StrictReading.object(again);
            }
            assertThat(again.status() + again.body())
                    .as("sent again: " + again)
                    .isEqualTo(first.status() + first.body());
        }
        assertThat(givesUp).as("The client hangs: " + first).isTrue();
        StrictReading.fault(first);
        throw new PartnerException(first);
    }

    private Reply send(String method, String path, Map<String, String> headers, @Nullable String body) {
        Reply reply = Reply.to(method, address + path, headers, body);
        for (String echoed : Set.of("MS-RequestId", "MS-CorrelationId")) {
            assertThat(reply.header(echoed)).as(echoed).isEqualTo(headers.get(echoed));
        }
        return reply;
    }

    private Map<String, String> headers(boolean withBody) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
        if (withBody) {
            headers.put("Content-Type", "application/json; charset=utf-8");
        }
        headers.put("MS-RequestId", (fixedRequestId == null ? UUID.randomUUID() : fixedRequestId).toString());
        headers.put("MS-CorrelationId", correlationId.toString());
        headers.put("MS-Contract-Version", "v1");
        headers.put("X-Locale", "en-US");
        headers.put("MS-PartnerCenter-Client", "Partner Center Java SDK");
        headers.put("MS-SdkVersion", "1.15.4");
        headers.put("x-ms-client-request-id", UUID.randomUUID().toString());
        headers.put("User-Agent", "AutoRest-Java");
        headers.put("Accept-Encoding", "gzip");
        return headers;
    }

    private static String of(String customer) {
        return "/v1/customers/" + customer;
    }

    /** As forms are encoded: a blank is a plus. */
    private static String filter(String field, String operator, String value) {
        ObjectNode filter = JSON.createObjectNode();
        filter.put("value", value);
        filter.put("field", field);
        filter.put("fieldType", "String");
        filter.put("operator", operator);
        return URLEncoder.encode(filter.toString(), StandardCharsets.UTF_8);
    }

    /** What this client knows of a subscription it read: no other member, no null, and times cut to milliseconds. */
    static ObjectNode sentBack(JsonNode read) {
        ObjectNode kept = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> member : read.properties()) {
            if (SUBSCRIPTION.contains(member.getKey()) && !member.getValue().isNull()) {
                kept.set(member.getKey(), cut(member.getKey(), member.getValue()));
            }
        }
        kept.put("hasPurchasableAddOns", false);
        return kept;
    }

    private static JsonNode cut(String name, JsonNode value) {
        return name.endsWith("Date")
                ? JSON.valueToTree(OffsetDateTime.parse(value.asString())
                        .truncatedTo(ChronoUnit.MILLIS)
                        .format(MILLISECONDS))
                : value;
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
    }
}
