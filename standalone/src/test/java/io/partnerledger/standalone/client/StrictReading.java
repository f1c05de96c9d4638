package io.partnerledger.standalone.client;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads an answer as the oldest client does: names in their exact case, enumerations that know no further value, links
 * that are addresses. What it could not make an object of fails here, and the whole answer with it.
 */
public final class StrictReading {

    private static final Map<String, Set<String>> CLOSED = Map.ofEntries(
            entry("relationshipType", words("is_indirect_reseller_of is_indirect_cloud_solution_provider_of")),
            entry("relationshipToPartner", words("unknown none reseller advisor syndication microsoftSupport")),
            entry("billingCycle", words("unknown monthly annual none one_time")),
            entry("billingType", words("none usage license")),
            entry("contractType", words("subscription")),
            entry("operationStatus", words("succeeded failed progress decline")),
            entry("operationType", words("""
                    undefined update_customer_qualification update_subscription upgrade_subscription
                    convert_trial_subscription add_customer update_customer_billing_profile
                    update_customer_partner_contract_company_Name update_Customer_spending_budget delete_customer
                    remove_partner_customer_relationship create_order update_order create_customer_user
                    delete_customer_user update_customer_user update_customer_user_licenses
                    reset_customer_user_password update_customer_user_principal_name restore_customer_user
                    create_mpn_association update_mpn_association update_sfb_customer_user_licenses update_transfer
                    create_partner_relationship register_application unregister_application
                    add_application_credential remove_application_credential create_partner_user update_partner_user
                    remove_partner_user create_referral update_referral get_software_key get_software_download_link
                    increase_credit_limit ready_invoice create_agreement""")),
            entry("resourceType", words("""
                    undefined customer customer_user order subscription license third_party_add_on mpn_association
                    transfer application application_credential partner_user partner_relationship referral
                    software_key software_download_link credit_limit invoice agreement""")));

    private static final Set<String> STATES_OF_SUBSCRIPTION = words("none active suspended deleted");
    private static final Set<String> STATES_OF_PROVISIONING = words("none success pending failed");
    private static final Set<String> LISTS_OF_TEXT = words("actions suspensionReasons");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)?)?");

    private final List<String> unreadable = new ArrayList<>();

    private StrictReading() {}

    /** The object of a successful answer. */
    static JsonNode object(Reply reply) {
        assertThat(reply.header("Content-Type"))
                .as(reply.toString())
                .isEqualToIgnoringCase("application/json;charset=utf-8");
        JsonNode object = reply.json();
        assertThat(object.isObject()).as(reply + " is an object").isTrue();
        assertThat(unreadableIn(object))
                .as("What the oldest client can't read of: " + reply)
                .isEmpty();
        return object;
    }

    /** The fault of a refusal: exactly four members, the code a number, the data an array. */
    static JsonNode fault(Reply reply) {
        return fault(reply.header("Content-Type"), reply.json());
    }

    /** The same. */
    public static JsonNode fault(String contentType, JsonNode fault) {
        assertThat(contentType).as(fault.toString()).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(fault.propertyNames()).as(fault.toString()).containsExactly("code", "description", "data", "source");
        assertThat(fault.get("code").isInt()).as(fault.toString()).isTrue();
        assertThat(fault.get("description").asString())
                .as(fault.toString())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(1024);
        assertThat(fault.get("data").isArray()).as(fault.toString()).isTrue();
        assertThat(fault.get("source").asString()).as(fault.toString()).isNotBlank();
        return fault;
    }

    /** What the oldest client would refuse of an answer, each with its place. */
    public static List<String> unreadableIn(JsonNode answer) {
        StrictReading reading = new StrictReading();
        reading.object("", answer);
        return reading.unreadable;
    }

    private void object(String at, JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String place = at + "/" + member.getKey();
            JsonNode value = member.getValue();
            require(!Character.isUpperCase(member.getKey().charAt(0)), place, "a name it passes over");
            if (!value.isNull()) {
                member(place, member.getKey(), value, object);
            }
            within(place, value);
        }
    }

    private void within(String place, JsonNode value) {
        if (value.isObject()) {
            object(place, value);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            within(place + "/" + i, value.get(i));
        }
    }

    private void member(String place, String name, JsonNode value, JsonNode of) {
        if (CLOSED.containsKey(name)) {
            oneOf(CLOSED.get(name), place, value);
        } else if (name.equals("status")
                && of.at("/attributes/objectType").asString("").equals("Subscription")) {
            oneOf(STATES_OF_SUBSCRIPTION, place, value);
        } else if (name.equals("status") && of.has("skuId")) {
            oneOf(STATES_OF_PROVISIONING, place, value);
        } else if (name.equals("links")) {
            links(place, value);
        } else if (name.endsWith("Date")) {
            require(value.isString() && TIME.matcher(value.asString()).matches(), place, "no time: " + value);
        } else if (name.equals("items")) {
            require(value.isArray(), place, "no list");
        } else if (name.equals("password")) {
            require(value.isString(), place, "no text");
        } else if (name.equals("attributes")) {
            require(value.isObject(), place, "no object");
        } else if (name.equals("customizedData")) {
            keysAndValues(place, value);
        } else if (LISTS_OF_TEXT.contains(name)) {
            require(value.isArray() && value.valueStream().allMatch(JsonNode::isString), place, "no list of texts");
        }
    }

    private void links(String place, JsonNode links) {
        require(links.isObject(), place, "no object");
        for (Map.Entry<String, JsonNode> link : links.properties()) {
            String at = place + "/" + link.getKey();
            require(isUri(link.getValue().path("uri")), at + "/uri", "no address: " + link.getValue());
            JsonNode headers = link.getValue().path("headers");
            if (!headers.isNull() && !headers.isMissingNode()) {
                keysAndValues(at + "/headers", headers);
            }
        }
    }

    private void keysAndValues(String place, JsonNode list) {
        require(
                list.isArray() && list.valueStream().allMatch(each -> each.has("key") && each.has("value")),
                place,
                "no list of keys and values");
    }

    private void oneOf(Set<String> known, String place, JsonNode value) {
        require(value.isString() && known.contains(value.asString()), place, value + " is none of " + known);
    }

    private void require(boolean holds, String place, String otherwise) {
        if (!holds) {
            unreadable.add(place + ": " + otherwise);
        }
    }

    private static boolean isUri(JsonNode text) {
        try {
            return text.isString() && !new URI(text.asString()).toString().isEmpty();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
    }
}
