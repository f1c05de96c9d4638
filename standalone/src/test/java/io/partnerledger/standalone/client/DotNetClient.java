package io.partnerledger.standalone.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Behaves on the wire as the public .NET SDK does: names in Pascal case, what isn't set as null, an unset enumeration as
 * its first value, an unset time as the first of all days.
 */
public final class DotNetClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Set<Integer> NEVER_SENT_AGAIN = Set.of(400, 401, 403, 404, 409, 417, 429);
    private static final int SENDS = 4;

    private static final DateTimeFormatter INVARIANT = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss");

    /** All it knows of a subscription, unset. */
    private static final String SUBSCRIPTION = """
            {"Id":null,"OfferId":null,"EntitlementId":null,"OfferName":null,"FriendlyName":null,
             "ParentSubscriptionId":null,"Quantity":0,"UnitType":null,"HasPurchasableAddons":false,
             "CreationDate":"0001-01-01T00:00:00","EffectiveStartDate":"0001-01-01T00:00:00",
             "CommitmentEndDate":"0001-01-01T00:00:00","Status":"none","AutoRenewEnabled":false,"IsTrial":false,
             "BillingType":"none","BillingCycle":"unknown","TermDuration":null,"RenewalTermDuration":null,
             "RefundOptions":null,"IsMicrosoftProduct":false,"PublisherName":null,"Actions":null,"PartnerId":null,
             "SuspensionReasons":null,"ContractType":"subscription","OrderId":null,"PromotionId":null,"Links":null,
             "Attributes":null}""";

    private static final String CUSTOMER = """
            {"Id":null,"CommerceId":null,
             "CompanyProfile":{"TenantId":null,"Domain":"%s","CompanyName":null,"Address":null,"Email":null,
              "OrganizationRegistrationNumber":null,"Links":null,
              "Attributes":{"Etag":null,"ObjectType":"CustomerCompanyProfile"}},
             "BillingProfile":{"Id":null,"FirstName":null,"LastName":null,"Email":"it@sakuramaru.example",
              "Culture":"ja-JP","Language":"ja","CompanyName":"Sakuramaru Shokuhin",
              "DefaultAddress":{"Country":"JP","Region":null,"City":"Nagoya","State":"Aichi Prefecture",
               "AddressLine1":"4-5-6 Sakae","AddressLine2":null,"PostalCode":"460-0008","FirstName":"Ken",
               "LastName":"Ito","PhoneNumber":null},"Links":null,
              "Attributes":{"Etag":null,"ObjectType":"CustomerBillingProfile"}},
             "RelationshipToPartner":"unknown","AllowDelegatedAccess":null,"UserCredentials":null,
             "CustomDomains":null,"AssociatedPartnerId":"%s","Links":null,
             "Attributes":{"Etag":null,"ObjectType":"Customer"}}""";

    private static final String ORDER = """
            {"Id":null,"AlternateId":null,"ReferenceCustomerId":"%s","BillingCycle":"unknown","TransactionType":null,
             "CurrencyCode":null,"CurrencySymbol":null,"TotalPrice":null,
             "LineItems":[{"LineItemNumber":0,"OfferId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","SubscriptionId":null,
              "ParentSubscriptionId":null,"TermDuration":null,"TransactionType":null,"FriendlyName":null,
              "Quantity":%d,"PartnerIdOnRecord":"%s","AdditionalPartnerIdsOnRecord":null,
              "ProvisioningContext":null,"Links":null,"Attributes":{"Etag":null,"ObjectType":"OrderLineItem"}}],
             "CreationDate":"0001-01-01T00:00:00","Status":null,"PartnerOnRecordAttestationAccepted":null,
             "Links":null,"Attributes":{"Etag":null,"ObjectType":"Order"}}""";

    private static final String CART = """
            {"Id":null,"CreationTimestamp":"0001-01-01T00:00:00","LastModifiedTimestamp":"0001-01-01T00:00:00",
             "ExpirationTimestamp":"0001-01-01T00:00:00","LastModifiedUser":null,"Status":null,
             "LineItems":[{"Id":0,"CatalogItemId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","FriendlyName":null,"Quantity":%d,
              "CurrencyCode":null,"BillingCycle":"monthly","TermDuration":null,
              "Participants":[{"Key":"transaction_reseller","Value":"%s"}],"ProvisioningContext":null,
              "OrderGroup":null,"AddonItems":null,"Error":null}],
             "Links":null,"Attributes":{"Etag":null,"ObjectType":"Cart"}}""";

    private final String address;
    private final String token;
    private final UUID correlationId = UUID.randomUUID();

    public DotNetClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    // Partners

    public JsonNode resellers() {
        return get("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf");
    }

    public JsonNode resellersNamed(String part) {
        return get("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf&filter="
                + filter("Name", "substring", part));
    }

    public JsonNode mpnProfile(String mpnId) {
        return get("/v1/profiles/mpn?mpnId=" + mpnId);
    }

    // Customers

    public JsonNode createCustomer(String domain, UUID reseller) {
        return call("POST", "/v1/customers", JSON.readTree(CUSTOMER.formatted(domain, reseller)), Map.of());
    }

    public JsonNode customer(String customer) {
        return get(of(customer));
    }

    public JsonNode customers() {
        return get("/v1/customers");
    }

    public JsonNode customersWhere(String field, String value) {
        return get("/v1/customers?size=0&filter=" + filter(field, "starts_with", value));
    }

    public JsonNode firstCustomers(int size) {
        return get("/v1/customers?size=" + size);
    }

    /** The next page as a link leads to it, its leading slashes taken off. */
    public JsonNode follow(JsonNode page) {
        NextPage next = NextPage.after(page);
        return call(next.method(), "/v1/" + next.uri().replaceFirst("^/+", ""), null, next.headers());
    }

    public JsonNode seekNextCustomers(JsonNode page) {
        return call(
                "GET",
                "/v1/customers?seekOperation=Next",
                null,
                Map.of("MS-ContinuationToken", page.get("continuationToken").asString()));
    }

    // Orders

    public JsonNode order(String customer, String partnerId, int quantity) {
        return call(
                "POST",
                of(customer) + "/orders",
                JSON.readTree(ORDER.formatted(customer, quantity, partnerId)),
                Map.of());
    }

    public JsonNode orders(String customer) {
        return get(of(customer) + "/orders?include_price=False");
    }

    public JsonNode fillCart(String customer, String partnerId, int quantity) {
        return call("POST", of(customer) + "/carts", JSON.readTree(CART.formatted(quantity, partnerId)), Map.of());
    }

    /** Without a body. */
    public JsonNode checkOut(String customer, String cart) {
        return call("POST", of(customer) + "/carts/" + cart + "/checkout", null, Map.of());
    }

    // Subscriptions

    public JsonNode subscriptions(String customer) {
        return get(of(customer) + "/subscriptions");
    }

    public JsonNode subscription(String customer, String subscription) {
        return get(of(customer) + "/subscriptions/" + subscription);
    }

    /** Sends all of it back that it knows, but for what is changed. */
    public JsonNode change(String customer, JsonNode read, Consumer<ObjectNode> changed) {
        ObjectNode subscription = (ObjectNode) JSON.readTree(SUBSCRIPTION);
        subscription.propertyNames().stream()
                .filter(name -> read.has(camel(name)))
                .toList()
                .forEach(name -> subscription.set(name, pascal(read.get(camel(name)))));
        changed.accept(subscription);
        return call("PATCH", of(customer) + "/subscriptions/" + read.get("id").asString(), subscription, Map.of());
    }

    public JsonNode putSupportContact(String customer, String subscription, UUID tenant, String mpnId) {
        return call(
                "PUT",
                of(customer) + "/subscriptions/" + subscription + "/supportcontact",
                JSON.readTree("""
                {"Name":null,"SupportTenantId":"%s","SupportMpnId":"%s","Links":null,
                 "Attributes":{"Etag":null,"ObjectType":"SupportContact"}}""".formatted(tenant, mpnId)),
                Map.of());
    }

    // Audit

    public JsonNode auditRecords(LocalDateTime from, LocalDateTime to, String field, String operator, String value) {
        return get("/v1/auditrecords?startDate=" + escaped(INVARIANT.format(from)) + "&endDate="
                + escaped(INVARIANT.format(to)) + "&filter=" + filter(field, operator, value));
    }

    // The wire

    private JsonNode get(String path) {
        return call("GET", path, null, Map.of());
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body, Map<String, String> more) {
        Map<String, String> headers = headers(body != null);
        headers.putAll(more);
        String text = body == null ? null : body.toString();
        Reply reply = Reply.to(method, address + path, headers, text);
        for (int sent = 1; !reply.isSuccess() && !NEVER_SENT_AGAIN.contains(reply.status()) && sent < SENDS; sent++) {
            reply = Reply.to(method, address + path, headers, text);
        }
        if (!reply.isSuccess()) {
            StrictReading.fault(reply);
            throw new PartnerException(reply);
        }
        return StrictReading.object(reply);
    }

    private Map<String, String> headers(boolean withBody) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
        if (withBody) {
            headers.put("Content-Type", "application/json");
        }
        headers.put("MS-RequestId", UUID.randomUUID().toString());
        headers.put("MS-CorrelationId", correlationId.toString());
        headers.put("X-Locale", "en-US");
        headers.put("MS-PartnerCenter-Client", "Partner Center .NET SDK");
        headers.put("MS-SdkVersion", "1.17.0");
        return headers;
    }

    private static String of(String customer) {
        return "/v1/customers/" + customer;
    }

    private static String filter(String field, String operator, String value) {
        ObjectNode filter = JSON.createObjectNode();
        filter.put("Field", field);
        filter.put("Value", value);
        filter.put("Operator", operator);
        return escaped(filter.toString());
    }

    /** As the class for addresses escapes: a blank is no plus, and much stays as it is. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%2F", "/");
    }

    private static JsonNode pascal(JsonNode value) {
        if (value.isObject()) {
            ObjectNode renamed = JSON.createObjectNode();
            value.properties().forEach(member -> renamed.set(pascal(member.getKey()), pascal(member.getValue())));
            return renamed;
        }
        if (value.isArray()) {
            ArrayNode elements = JSON.createArrayNode();
            value.forEach(element -> elements.add(pascal(element)));
            return elements;
        }
        return value;
    }

    private static String pascal(String camel) {
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    private static String camel(String pascal) {
        return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }
}
