package io.partnerledger.query.audit;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader;
import io.partnerledger.query.Reader.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditRecordsTest extends QuerySideTest {

    private static final String LIST = "/v1/auditrecords";

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private CustomerId minatoFoods;
    private Instant firstDay;

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        trade.at(Instant.now()
                .minus(Duration.ofDays(12))
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofHours(9)));
        firstDay = trade.now();
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        trade.by("sato", kanto.value(), "AdminAgent", "request-1", "migration-2026");
        trade.partners(kanto, aoba);
        minatoFoods = trade.after(Duration.ofMinutes(1)).customer(kanto, aoba, "Minato Foods", "JP");
    }

    private static String json(String field, String operator, String value) {
        return URLEncoder.encode(
                "{\"value\":\"%s\",\"field\":\"%s\",\"fieldType\":\"String\",\"operator\":\"%s\"}"
                        .formatted(value, field, operator),
                StandardCharsets.UTF_8);
    }

    private List<String> operations(String query) {
        return as(kanto).each(LIST + query, "operationType");
    }

    @Test
    void an_order_and_an_attempt_at_one_are_told_as_documented_the_newest_first() {
        PlaceOrder order = trade.placing(new OrderId("order-" + kanto.value()), minatoFoods, trade.plaIdOf(aoba), 25);
        trade.after(Duration.ofHours(1)).place(order, List.of(Check.TENANT_SUSPENDED));
        Instant placed = trade.after(Duration.ofHours(1)).now();
        trade.place(order, List.of());

        JsonNode list = as(kanto, "Auditor").read(LIST);

        assertThat(each(list.get("items"), "operationType"))
                .containsExactly("create_order", "create_order", "add_customer", "create_partner_relationship");
        assertThat(each(list.get("items"), "operationStatus"))
                .containsExactly("succeeded", "failed", "succeeded", "succeeded");
        assertThat(list.get("totalCount").asInt()).isEqualTo(4);
        assertThat(list.at("/links/self/uri").asString()).isEqualTo("/auditrecords");
        JsonNode record = list.at("/items/0");
        assertThat(record.get("partnerId").asString()).isEqualTo(kanto.value().toString());
        assertThat(record.get("customerId").asString())
                .isEqualTo(minatoFoods.value().toString());
        assertThat(record.get("customerName").asString()).isEqualTo("Minato Foods");
        assertThat(record.get("userPrincipalName").asString()).isEqualTo("sato");
        assertThat(record.get("originalCorrelationId").asString()).isEqualTo("migration-2026");
        assertThat(record.get("resourceType").asString()).isEqualTo("order");
        assertThat(Instant.parse(record.get("operationDate").asString())).isEqualTo(placed);
        assertThat(record.has("resourceOldValue")).isFalse();
        JsonNode resource =
                JsonMapper.shared().readTree(record.get("resourceNewValue").asString());
        assertThat(resource.at("/LineItems/0/PartnerIdOnRecord").asString())
                .isEqualTo(trade.plaIdOf(aoba).value());
        PlaceOrder.Line line = order.lines().get(0);
        assertThat(record.get("customizedData")).isEqualTo(JsonMapper.shared().readTree("""
                        [{"key":"OrderId","value":"%s"},{"key":"AlternateId","value":"%s"},
                         {"key":"BillingCycle","value":"monthly"},{"key":"OfferId-0","value":"%s"},
                         {"key":"SubscriptionId-0","value":"%s"},{"key":"SubscriptionName-0","value":"%s"},
                         {"key":"Quantity-0","value":"25"},{"key":"PartnerOnRecord-0","value":"%s"}]
                        """.formatted(
                        order.id().value(),
                        order.id().value(),
                        line.offerId(),
                        line.subscription().value(),
                        line.friendlyName(),
                        trade.plaIdOf(aoba).value())));
    }

    @Test
    void what_was_just_done_is_told_to_whoever_asks_next_though_it_does_not_help_with_it() {
        SubscriptionId honsha = trade.order(minatoFoods, trade.plaIdOf(aoba), 1).get(0);
        Reader uncooperative = as(kanto).with("Ledger-Position", "0");
        for (int seats = 2; seats < 7; seats++) {
            trade.after(Duration.ofMinutes(1)).seats(honsha, seats);

            assertThat(uncooperative
                            .read(LIST + "?size=1")
                            .at("/items/0/resourceNewValue")
                            .asString())
                    .contains("\"Quantity\":" + seats);
        }
    }

    @Test
    void pages_lead_on_and_back_by_header_or_parameter_and_keep_the_time_that_was_asked_for() {
        SubscriptionId honsha =
                trade.after(Duration.ofDays(1)).order(minatoFoods, null, 1).get(0);
        for (int seats = 2; seats < 8; seats++) {
            // Two at the same time: the position tells them apart.
            trade.after(Duration.ofHours(seats % 2)).seats(honsha, seats);
        }
        String asked = LIST + "?startDate=" + day(firstDay.plus(Duration.ofDays(1))) + "&size=3";
        List<String> whole = as(kanto).each(asked.replace("size=3", "size=0"), "id");
        assertThat(whole).hasSize(7).doesNotHaveDuplicates();

        JsonNode first = as(kanto).read(asked);
        String token = first.get("continuationToken").asString();
        assertThat(each(first.get("items"), "id")).isEqualTo(whole.subList(0, 3));
        assertThat(first.at("/links/next/uri").asString())
                .isEqualTo("/auditrecords?startDate=" + day(firstDay.plus(Duration.ofDays(1)))
                        + "&size=3&seekOperation=Next");

        for (JsonNode second : List.of(
                as(kanto)
                        .with("MS-ContinuationToken", token)
                        .read("/v1/" + first.at("/links/next/uri").asString()),
                as(kanto).read(LIST + "?MS-ContinuationToken=" + token),
                as(kanto).with("MS-ContinuationToken", token).read(LIST + "?seekOperation=Next"))) {
            assertThat(each(second.get("items"), "id")).isEqualTo(whole.subList(3, 6));
        }
        JsonNode last = as(kanto).read(asked + "&seekOperation=Last");
        assertThat(each(last.get("items"), "id")).isEqualTo(whole.subList(4, 7));
        assertThat(last.has("continuationToken")).isFalse();
        // Ending with the window, not with what there is: the customer was added before it.
        assertThat(each(
                        as(kanto)
                                .with(
                                        "MS-ContinuationToken",
                                        as(kanto)
                                                .with("MS-ContinuationToken", token)
                                                .read(LIST)
                                                .get("continuationToken")
                                                .asString())
                                .read(LIST)
                                .get("items"),
                        "id"))
                .isEqualTo(whole.subList(6, 7));
    }

    @Test
    void a_list_asked_for_as_a_whole_is_read_some_at_a_time() {
        SubscriptionId honsha = trade.order(minatoFoods, null, 1).get(0);
        for (int seats = 2; seats < 6; seats++) {
            trade.seats(honsha, seats);
        }
        List<String> whole = as(kanto).each(LIST, "id");
        AuditWindow lately = AuditWindow.asked(null, null, Instant.now());

        for (int atOnce : new int[] {1, 2, 7, 8}) {
            assertThat(new AuditRecords(database(), atOnce)
                            .all(kanto.value(), lately, AuditField.condition(Optional.empty()))
                            .map(record -> record.id()))
                    .as("%d at once", atOnce)
                    .hasSize(7)
                    .isEqualTo(whole);
        }
    }

    @Test
    void without_a_day_the_last_thirty_are_told() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SubscriptionId honsha = trade.at(now.minus(Duration.ofDays(31)))
                .order(minatoFoods, null, 1)
                .get(0);
        trade.at(now.minus(Duration.ofDays(29))).seats(honsha, 2);
        trade.at(now.minus(Duration.ofDays(27))).seats(honsha, 3);

        assertThat(operations("")).hasSize(4).doesNotContain("create_order");
        assertThat(operations("?endDate=" + day(now.minus(Duration.ofDays(28)))))
                .containsExactly("update_subscription", "create_order");
        assertThat(operations("?startDate=" + day(now.minus(Duration.ofDays(400)))))
                .hasSize(5);
    }

    @Test
    void who_asks_for_more_is_told_of_all_there_ever_was() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SubscriptionId honsha = trade.at(now.minus(Duration.ofDays(3_000)))
                .order(minatoFoods, null, 1)
                .get(0);
        trade.at(now.minus(Duration.ofDays(100))).seats(honsha, 2);

        String first = day(now.minus(Duration.ofDays(3_001)));
        assertThat(operations("?startDate=" + first))
                .containsExactly("add_customer", "create_partner_relationship", "update_subscription", "create_order");
        assertThat(operations("?startDate=" + first + "&endDate=" + day(now.minus(Duration.ofDays(99)))))
                .containsExactly("update_subscription", "create_order");
    }

    @Test
    void days_are_read_as_every_client_sends_them_and_the_last_belongs_to_them() {
        SubscriptionId honsha = trade.at(firstDay.plus(Duration.ofDays(2)))
                .order(minatoFoods, null, 1)
                .get(0);
        trade.at(firstDay.plus(Duration.ofDays(4))).seats(honsha, 2);
        LocalDate start = LocalDate.ofInstant(firstDay, ZoneOffset.UTC).plusDays(1);
        LocalDate end = start.plusDays(1);

        for (String written : List.of(
                "yyyy-MM-dd",
                "yyyy-MM-DDD",
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                "yyyy-MM-dd'T'HH:mm:ss+00:00",
                "M/d/yyyy h:mm:ss a",
                "MM/dd/yyyy HH:mm:ss")) {
            DateTimeFormatter client = DateTimeFormatter.ofPattern(written, Locale.US);
            assertThat(operations("?startDate=" + sent(client, start) + "&endDate=" + sent(client, end)))
                    .as(written)
                    .containsExactly("create_order");
            assertThat(operations("?StartDate=" + sent(client, end.plusDays(1))))
                    .as(written)
                    .containsExactly("update_subscription");
        }
    }

    private static String sent(DateTimeFormatter client, LocalDate day) {
        return URLEncoder.encode(client.format(day.atStartOfDay()), StandardCharsets.UTF_8);
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    @Test
    void records_are_found_by_customer_name_and_resource_as_every_client_asks() {
        CustomerId cafe = trade.after(Duration.ofDays(1)).customer(kanto, null, "Tokyo Tower Cafe", "JP");
        trade.order(cafe, null, 1);
        String thirty = "?startDate=" + day(firstDay) + "&filter=";

        assertThat(operations(thirty + json("CompanyName", "Substring", "tower")))
                .containsExactly("create_order", "add_customer");
        assertThat(operations(thirty + json("company_name", "not_equals", "Tokyo Tower Cafe")))
                .containsExactly("add_customer", "create_partner_relationship");
        assertThat(operations(thirty
                        + json("CustomerId", "Equals", minatoFoods.value().toString())))
                .containsExactly("add_customer");
        for (String type : List.of("Order", "order")) {
            assertThat(operations(thirty + json("ResourceType", "equals", type)))
                    .containsExactly("create_order");
        }
        for (String type : List.of("PartnerRelationship", "partner_relationship")) {
            assertThat(operations(thirty + json("ResourceType", "equals", type)))
                    .containsExactly("create_partner_relationship");
        }
        assertThat(operations(thirty + json("ResourceType", "equals", "granular_admin_relationship")))
                .isEmpty();
        String both = "{\"LeftFilter\":{\"Field\":\"CompanyName\",\"Operator\":\"starts_with\",\"Value\":\"TOKYO\"},"
                + "\"Operator\":\"And\",\"RightFilter\":{\"Field\":\"ResourceType\",\"Operator\":\"Equals\","
                + "\"Value\":\"Customer\"}}";
        assertThat(operations(thirty + URLEncoder.encode(both, StandardCharsets.UTF_8) + "&size=1"))
                .containsExactly("add_customer");
    }

    @Test
    void another_distributor_is_told_nothing_of_it() {
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");

        assertThat(as(rhein).read(LIST).get("items")).isEmpty();
        assertThat(as(rhein)
                        .read(LIST + "?filter="
                                + json(
                                        "CustomerId",
                                        "equals",
                                        minatoFoods.value().toString()))
                        .get("items"))
                .isEmpty();
        String token = as(kanto).read(LIST + "?size=1").get("continuationToken").asString();
        assertThat(as(rhein).with("MS-ContinuationToken", token).get(LIST).code())
                .isEqualTo("800002");
        assertThat(as(aoba).get(LIST).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "startDate=yesterday, 800002",
        "startDate=2026-11-400, 800002",
        "endDate=2026-13-01, 800002",
        "startDate=2026-11-22%00, 800002",
        "startDate=2026-11-22&endDate=2026-11-20, 800002",
        "size=501, 800002",
        "MS-ContinuationToken=AQAAAA%3D%3D, 800002",
        "filter=Minato, 800002",
        "filter=%7B%22Field%22:%22CustomerId%22%2C%22Value%22:%22x%22%2C%22Operator%22:%22equals%22%7D, 800002",
        "filter=%7B%22Field%22:%22CustomerId%22%2C%22Value%22:%22x%22%2C%22Operator%22:%22substring%22%7D, 3000",
        "filter=%7B%22Field%22:%22Name%22%2C%22Value%22:%22x%22%2C%22Operator%22:%22equals%22%7D, 3000"
    })
    void what_cannot_be_asked_is_told(String query, String code) {
        Answer answer = as(kanto).get(LIST + "?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(new ArrayList<>(answer.json().propertyNames())).contains("code", "description", "data", "source");
    }
}
