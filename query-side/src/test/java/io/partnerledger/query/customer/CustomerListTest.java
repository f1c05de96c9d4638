package io.partnerledger.query.customer;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A distributor's customers, listed, looked for and sought through. */
class CustomerListTest extends QuerySideTest {

    private static final String LIST = "/v1/customers";

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private ResellerTenantId minami;

    @BeforeEach
    void kanto_sells_through_aoba_and_minami() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        minami = trade.reseller("Minami Cloud", "JP");
    }

    private void customers(String... names) {
        for (String name : names) {
            trade.customer(kanto, aoba, name, "JP");
        }
    }

    private static String filter(String field, String operator, String value) {
        return "filter=" + encoded(comparison(field, operator, value));
    }

    private static String comparison(String field, String operator, String value) {
        return "{\"Field\":\"" + field + "\",\"Value\":\"" + value + "\",\"Operator\":\"" + operator + "\"}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<String> found(String query) {
        return as(kanto).each(LIST + "?" + query, "companyProfile/companyName");
    }

    /** As the oldest client follows a link: it glues, and sends along what the link says. */
    private JsonNode follow(JsonNode link) {
        Reader reader = as(kanto);
        link.get("headers")
                .forEach(header -> reader.with(
                        header.get("key").asString(), header.get("value").asString()));
        return reader.read("/v1/" + link.get("uri").asString());
    }

    @Test
    void pages_hold_every_customer_once_in_the_order_in_which_they_came_also_where_many_came_at_once() {
        customers("A", "B", "C", "D", "E", "F", "G");
        JsonNode page = as(kanto).read(LIST + "?size=3");
        List<String> paged = new ArrayList<>(each(page.get("items"), "id"));
        // Whoever comes meanwhile comes last and doubles nobody.
        trade.after(Duration.ofDays(1)).customer(kanto, null, "H", "JP");
        while (page.at("/links").has("next")) {
            assertThat(page.get("items").size()).isEqualTo(3);
            page = follow(page.at("/links/next"));
            paged.addAll(each(page.get("items"), "id"));
        }

        assertThat(page.has("continuationToken")).isFalse();
        assertThat(paged)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(as(kanto).each(LIST, "id"));

        page = as(kanto).read(LIST + "?size=3&seekOperation=Last");
        List<String> backwards = new ArrayList<>(each(page.get("items"), "id"));
        while (page.at("/links").has("previous")) {
            page = follow(page.at("/links/previous"));
            backwards.addAll(0, each(page.get("items"), "id"));
        }
        assertThat(backwards).containsExactlyElementsOf(paged);
    }

    @Test
    void a_token_of_the_distributor_is_none_of_the_resellers() {
        customers("A", "B");
        String token = as(kanto).read(LIST + "?size=1").get("continuationToken").asString();

        Answer answer = as(aoba).with("MS-ContinuationToken", token).get(LIST + "?seekOperation=Next");
        assertThat(answer.code()).isEqualTo("800002");
    }

    @Test
    void a_whole_list_longer_than_what_is_read_at_once_is_whole() {
        for (int i = 0; i < 1_001; i++) {
            trade.customer(kanto, null, "Customer " + i, "JP");
        }

        JsonNode all = as(kanto).read(LIST + "?size=0");
        assertThat(all.get("totalCount").asInt()).isEqualTo(1_001);
        assertThat(each(all.get("items"), "id")).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(all.at("/attributes/objectType").asString()).isEqualTo("Collection");
        assertThat(all.at("/links/self/uri").asString()).isEqualTo("/customers");
        assertThat(all.has("continuationToken")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "StartsWith, min, Minato Foods;MINAMI 100%",
                "starts_with, MINATO F, Minato Foods",
                "starts_with, \"\", Aoyama_Flowers;Minato Foods;MINAMI 100%;青葉 食品",
                "NotStartsWith, min, Aoyama_Flowers;青葉 食品",
                "equals, minato foods, Minato Foods",
                "equals, minato, \"\"",
                "not_equals, minato foods, Aoyama_Flowers;MINAMI 100%;青葉 食品",
                "substring, O, Aoyama_Flowers;Minato Foods",
                "substring, 葉 食, 青葉 食品",
                "substring, %, MINAMI 100%",
                "starts_with, %, \"\"",
                "substring, _, Aoyama_Flowers",
                "greater_than, minami 100%, Minato Foods;青葉 食品",
                "greater_than_or_equals, minami 100%, Minato Foods;MINAMI 100%;青葉 食品",
                "less_than, minami 100%, Aoyama_Flowers",
                "less_than_or_equals, minami 100%, Aoyama_Flowers;MINAMI 100%",
                "equals, ' or true --, \"\""
            })
    void customers_are_looked_for_by_name_whatever_its_case(String operator, String value, String names) {
        customers("Aoyama_Flowers", "Minato Foods", "MINAMI 100%", "青葉 食品");

        assertThat(found("size=0&" + filter("CompanyName", operator, value)))
                .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(";"));
    }

    @Test
    void customers_are_looked_for_by_domain_and_by_reseller() {
        CustomerId aobas = trade.customer(kanto, aoba, "Minato Foods", "JP");
        CustomerId minamis = trade.customer(kanto, minami, "Tokyo Tower Cafe", "JP");
        trade.customer(kanto, null, "Ueno Store", "JP");
        String aobasId = aoba.value().toString();

        assertThat(found(filter("domain", "Equals", "C" + aobas.value() + ".onmicrosoft.com")))
                .containsExactly("Minato Foods");
        assertThat(found(filter("Domain", "starts_with", "c" + minamis.value())))
                .containsExactly("Tokyo Tower Cafe");
        assertThat(found(filter("IndirectReseller", "StartsWith", aobasId.toUpperCase(Locale.ROOT))))
                .containsExactly("Minato Foods");
        assertThat(found(filter("IndirectReseller", "starts_with", aobasId.substring(0, 11))))
                .containsExactly("Minato Foods");
        assertThat(found(filter("indirect_reseller", "equals", aobasId))).containsExactly("Minato Foods");
        assertThat(found(filter("IndirectReseller", "equals", aobasId.substring(0, 11))))
                .isEmpty();
        assertThat(found(filter("IndirectReseller", "starts_with", aobasId + "0")))
                .isEmpty();
        assertThat(found(filter("IndirectReseller", "equals", "aoba"))).isEmpty();
        assertThat(found(filter("IndirectReseller", "not_equals", aobasId)))
                .containsExactlyInAnyOrder("Tokyo Tower Cafe", "Ueno Store");
        assertThat(found(filter(
                        "IndirectCloudSolutionProvider",
                        "starts_with",
                        kanto.value().toString())))
                .hasSize(3);
        assertThat(found(filter("IndirectCloudSolutionProvider", "equals", aobasId)))
                .isEmpty();
    }

    @Test
    void a_reseller_tells_its_customers_apart_by_their_distributor() {
        DistributorId kansai = trade.distributor("Kansai Distribution", "JP");
        trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.customer(kansai, aoba, "Osaka Foods", "JP");
        String kansais =
                filter("IndirectCloudSolutionProvider", "equals", kansai.value().toString());

        assertThat(as(aoba).each(LIST, "companyProfile/companyName"))
                .containsExactlyInAnyOrder("Minato Foods", "Osaka Foods");
        assertThat(as(aoba).each(LIST + "?" + kansais, "companyProfile/companyName"))
                .containsExactly("Osaka Foods");
    }

    @Test
    void two_filters_are_joined_and_pages_keep_to_them() {
        customers("Minato Foods", "Minato Fisk", "Minato Flowers", "Aoyama Foods");
        String joined = "{\"LeftFilter\":" + comparison("CompanyName", "starts_with", "minato")
                + ",\"Operator\":\"or\",\"RightFilter\":" + comparison("CompanyName", "substring", "fisk") + "}";

        assertThat(found("filter=" + encoded(joined.replace("\"or\"", "\"and\""))))
                .containsExactly("Minato Fisk");
        JsonNode first = as(kanto).read(LIST + "?size=2&filter=" + encoded(joined));
        assertThat(URI.create(first.at("/links/self/uri").asString()).getQuery())
                .contains("LeftFilter");
        assertThat(each(first.get("items"), "id")).hasSize(2);
        JsonNode second = as(kanto)
                .with("MS-ContinuationToken", first.get("continuationToken").asString())
                .read(LIST + "?seekOperation=Next");
        assertThat(each(second.get("items"), "id"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(each(first.get("items"), "id"));
        assertThat(second.has("continuationToken")).isFalse();
    }

    @Test
    void a_removed_customer_is_nobodys_and_its_subscriptions_are_nobodys_to_see() {
        CustomerId ueno = trade.customer(kanto, aoba, "Ueno Store", "JP");
        trade.customer(kanto, aoba, "Minato Foods", "JP");
        SubscriptionId suspended = trade.order(ueno, trade.plaIdOf(minami), 5).get(0);
        trade.status(suspended, SubscriptionStatus.SUSPENDED);
        String its = LIST + "/" + ueno.value();
        String subscription = its + "/subscriptions/" + suspended.value();
        assertThat(as(minami).get(subscription).status()).isEqualTo(200);
        assertThat(as(kanto).read("/ledger/subscriptions").get("items")).hasSize(1);

        trade.removeCustomer(ueno);

        assertThat(found("")).containsExactly("Minato Foods");
        assertThat(found("size=5")).containsExactly("Minato Foods");
        assertThat(as(aoba).each(LIST, "companyProfile/companyName")).containsExactly("Minato Foods");
        for (String route : List.of(its, its + "/relationships", its + "/subscriptions", subscription)) {
            for (Reader reader : List.of(as(kanto), as(aoba), as(minami))) {
                Answer answer = reader.get(route);
                assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
                assertThat(answer.code()).as(answer.toString()).isEqualTo("20002");
            }
        }
        assertThat(as(kanto).get(its + "/orders").code()).isEqualTo("20002");
        assertThat(as(kanto).read("/ledger/subscriptions").get("items")).isEmpty();
        assertThat(as(kanto)
                        .get("/ledger/customers/" + ueno.value() + "/reseller-permission")
                        .status())
                .isEqualTo(404);
        assertThat(as(kanto).each("/ledger/history/customer:" + ueno.value(), "type"))
                .last()
                .isEqualTo("partner-ledger.customer-removed");
    }

    @Test
    void a_verdict_about_a_removed_customer_is_had_for_the_time_before_only() {
        CustomerId ueno = trade.after(Duration.ofDays(1)).customer(kanto, aoba, "Ueno Store", "JP");
        String before = trade.after(Duration.ofDays(1)).now().toString();
        trade.after(Duration.ofDays(1)).removeCustomer(ueno);
        String plaId = trade.plaIdOf(aoba).value();
        String verdict = "/ledger/por-verdicts?plaId=" + plaId + "&customerId=" + ueno.value();

        assertThat(as(kanto).get(verdict + "&time=" + before).status()).isEqualTo(200);
        assertThat(as(kanto).get(verdict).status()).isEqualTo(404);
        assertThat(as(kanto)
                        .get("/ledger/pla-ids/" + plaId + "/verdict?customerId=" + ueno.value())
                        .status())
                .isEqualTo(404);
    }
}
