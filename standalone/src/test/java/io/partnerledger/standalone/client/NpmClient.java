package io.partnerledger.standalone.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Behaves on the wire as the public npm client (6.7.0) does: no ids, members of a new customer in Pascal case, an update
 * the whole of what it just read, whatever that is. Of a list it reads the items and nothing else.
 */
public final class NpmClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String address;
    private final String token;

    public NpmClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    public JsonNode customers() {
        return call("GET", "/v1/customers", null).get("items");
    }

    public JsonNode customer(String customer) {
        return call("GET", of(customer), null);
    }

    public JsonNode createCustomer(String domain) {
        return call("POST", "/v1/customers", tree("""
                {"enableGDAPByDefault":false,"CompanyProfile":{"Domain":"%s"},
                 "BillingProfile":{"Culture":"ja-JP","Email":"it@sakuramaru.example","Language":"ja",
                  "CompanyName":"Sakuramaru Shokuhin","DefaultAddress":{"FirstName":"Ken","LastName":"Ito",
                   "AddressLine1":"4-5-6 Sakae","City":"Nagoya","State":"Aichi Prefecture","PostalCode":"460-0008",
                   "Country":"JP"}}}""".formatted(domain)));
    }

    public JsonNode order(String customer, String partnerId, int quantity) {
        return call("POST", of(customer) + "/orders", tree("""
                {"lineItems":[{"offerId":"CFQ7TTC0LH18:0001:CFQ7TTC0K971","quantity":%d,"partnerIdOnRecord":"%s",
                 "lineItemNumber":0}],"billingCycle":"monthly"}""".formatted(quantity, partnerId)));
    }

    public JsonNode subscriptions(String customer) {
        return call("GET", of(customer) + "/subscriptions", null).get("items");
    }

    public JsonNode subscription(String customer, String subscription) {
        return call("GET", of(customer) + "/subscriptions/" + subscription, null);
    }

    /** Reads it and sends all of it back, also what it doesn't know. */
    public JsonNode update(String customer, String subscription, Consumer<ObjectNode> changed) {
        ObjectNode whole = (ObjectNode) subscription(customer, subscription);
        changed.accept(whole);
        return call("PATCH", of(customer) + "/subscriptions/" + subscription, whole);
    }

    private JsonNode call(String method, String path, @Nullable JsonNode body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, text/plain, */*");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "axios/1.18.1");
        headers.put("Accept-Encoding", "gzip, compress, deflate, br");
        headers.put("authorization", "Bearer " + token);
        String text = body == null ? null : body.toString();
        Reply reply = Reply.to(method, address + path, headers, text);
        if (reply.status() == 401) {
            reply = Reply.to(method, address + path, headers, text);
        }
        if (!reply.isSuccess()) {
            StrictReading.fault(reply);
            throw new PartnerException(reply);
        }
        return StrictReading.object(reply);
    }

    private static String of(String customer) {
        return "/v1/customers/" + customer;
    }

    private static JsonNode tree(String json) {
        return JSON.readTree(json);
    }
}
