package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.store.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@CommandSideTest
class CartsTest {

    private final Trade trade;
    private final Store store;
    private final MovingClock clock;

    CartsTest(@LocalServerPort int port, Head head, MovingClock clock) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.clock = clock;
    }

    private Agent distributor;
    private Reseller reseller;
    private String carts;

    @BeforeEach
    void sell() {
        distributor = trade.distributorIn("JP");
        reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        carts = "/v1/customers/" + trade.customerOf(distributor, reseller, "JP") + "/carts";
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void a_cart_is_filled_as_clients_of_any_generation_write_it() {
        Answer cart = store.changedBy(() -> distributor.post(carts, """
                        {'LineItems':[
                          {'Id':0,'CatalogItemId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971','FriendlyName':'HQ','Quantity':'5',
                           'BillingCycle':'Monthly','TermDuration':'P1Y','ProvisioningContext':{'scope':'shared'},
                           'Participants':[{'Key':'Transaction_Reseller','Value':%s},null,{'Key':'who','Value':'x'}]},
                          {'catalogItemId':'031c9e47-4802-4248-838e-778fb1d2cc05','quantity':1,'billingCycle':'unknown',
                           'termDuration':null,'participants':[{'key':'transactionReseller','value':'%s'}]},
                          {'catalogItemId':'a:b:c','quantity':1,'billingCycle':'one_time','participants':null,
                           'addonItems':[],'error':null}],
                         'PartnerOnRecordAttestationAccepted':true,'Status':null,'Attributes':{'ObjectType':'Cart'}}
                        """.formatted(
                                reseller.plaId().value(), reseller.plaId().value())))
                .is(201);

        assertThat(cart.text("id")).isNotBlank();
        assertThat(Instant.parse(cart.text("expirationTimestamp")))
                .isEqualTo(Instant.parse(cart.text("creationTimestamp")).plus(Duration.ofDays(7)));
        assertThat(cart.text("lastModifiedTimestamp")).isEqualTo(cart.text("creationTimestamp"));
        assertThat(cart.text("lastModifiedUser")).isNotBlank();
        assertThat(cart.text("status")).isEqualTo("Active");
        assertThat(cart.text("lineItems.0.orderGroup"))
                .isEqualTo(cart.text("lineItems.1.orderGroup"))
                .isEqualTo("0");
        assertThat(cart.text("lineItems.2.orderGroup")).isEqualTo("1");
        assertThat(cart.text("lineItems.0.currencyCode")).isEqualTo("JPY");
        assertThat(cart.text("lineItems.0.participants.0.key")).isEqualTo("transaction_reseller");
        assertThat(cart.text("lineItems.1.participants.0.value"))
                .isEqualTo(reseller.plaId().value());
        assertThat(cart.text("lineItems.1.billingCycle")).isEqualTo("monthly");
        assertThat(cart.text("lineItems.1.termDuration")).isEqualTo("P1Y");
        assertThat(cart.text("links.self.uri")).isEqualTo((carts + "/" + cart.text("id")).substring("/v1".length()));
        assertThat(cart.text("attributes.objectType")).isEqualTo("Cart");
    }

    @Test
    void a_checkout_orders_each_group_once_and_what_is_ordered_is_no_cart_any_more() {
        String cart = filled(line("monthly", reseller), line("annual", reseller), line("monthly", reseller));
        Agent repeating = distributor.repeating();

        Answer checkout =
                store.changedBy(() -> repeating.post(cart + "/checkout", null)).is(200);
        Answer again = store.unchangedBy(() -> repeating.post(cart + "/checkout", null))
                .is(200);
        Answer another = store.unchangedBy(() -> distributor.post(cart + "/checkout", null))
                .isFault(400, 800065);

        assertThat(again.json()).isEqualTo(checkout.json());
        assertThat(another.text("description")).isNotBlank();
        assertThat(checkout.json().path("orders")).hasSize(2);
        assertThat(checkout.json().path("orderErrors")).isEmpty();
        assertThat(checkout.text("orders.0.billingCycle")).isEqualTo("monthly");
        assertThat(checkout.json().at("/orders/0/lineItems")).hasSize(2);
        assertThat(checkout.text("orders.0.lineItems.1.subscriptionId")).isNotBlank();
        assertThat(checkout.text("orders.1.status")).isEqualTo("completed");
        assertThat(checkout.text("orders.1.attributes.etag")).isNotBlank();
        assertThat(checkout.text("attributes.objectType")).isEqualTo("CartCheckoutResult");
        store.unchangedBy(() -> distributor.put(cart, cartOf(line("annual", reseller))))
                .isFault(400, 800065);
    }

    @Test // S47
    void a_group_that_is_blocked_is_told_with_code_and_guidance_and_tried_again_alone() {
        Reseller suspended = trade.resellerIn("JP");
        trade.partnership(distributor, suspended);
        String cart = filled(line("monthly", reseller), line("annual", suspended));
        trade.suspend(suspended);

        Answer half = distributor
                .with("X-Locale", "ja-JP")
                .post(cart + "/checkout", null)
                .is(200);
        assertThat(half.json().path("orders")).hasSize(1);
        assertThat(half.json().path("orderErrors")).hasSize(1);
        assertThat(half.text("orderErrors.0.orderGroupId")).isEqualTo("1");
        assertThat(half.json().at("/orderErrors/0/code").isInt()).isTrue();
        assertThat(half.json().at("/orderErrors/0/code").asInt()).isEqualTo(800039);
        assertThat(half.text("orderErrors.0.description"))
                .contains(suspended.plaId().value())
                .contains("一時停止");

        Answer still = store.unchangedBy(() -> distributor.post(cart + "/checkout", null))
                .is(200);
        assertThat(still.json().path("orders")).isEmpty();
        trade.reactivate(suspended);
        Answer rest = distributor.post(cart + "/checkout", null).is(200);
        assertThat(rest.json().path("orders")).hasSize(1);
        assertThat(rest.text("orders.0.billingCycle")).isEqualTo("annual");
        assertThat(rest.json().path("orderErrors")).isEmpty();
        distributor.post(cart + "/checkout", null).isFault(400, 800065);
    }

    @Test
    void what_was_blocked_is_tried_again_after_ten_minutes_also_under_the_same_id() {
        Reseller suspended = trade.resellerIn("JP");
        trade.partnership(distributor, suspended);
        String cart = filled(line("monthly", reseller), line("annual", suspended));
        trade.suspend(suspended);
        Agent repeating = distributor.repeating();
        Answer half = repeating.post(cart + "/checkout", null).is(200);
        trade.reactivate(suspended);

        clock.pass(Duration.ofMinutes(9));
        assertThat(store.unchangedBy(() -> repeating.post(cart + "/checkout", null))
                        .body())
                .isEqualTo(half.body());
        clock.pass(Duration.ofMinutes(2));
        Answer all =
                store.changedBy(() -> repeating.post(cart + "/checkout", null)).is(200);

        assertThat(all.text("orders.0.id")).isEqualTo(half.text("orders.0.id"));
        assertThat(all.json().path("orders")).hasSize(2);
        assertThat(all.json().path("orderErrors")).isEmpty();
        clock.pass(Duration.ofHours(1));
        assertThat(store.unchangedBy(() -> repeating.post(cart + "/checkout", null))
                        .body())
                .isEqualTo(all.body());
    }

    @Test
    void a_blocked_cart_may_be_mended_itself() {
        Reseller unpartnered = trade.resellerIn("JP");
        String cart = filled(line("monthly", unpartnered));
        assertThat(distributor
                        .post(cart + "/checkout", null)
                        .is(200)
                        .json()
                        .at("/orderErrors/0/code")
                        .asInt())
                .isEqualTo(800016);

        Answer mended = distributor.put(cart, cartOf(line("monthly", reseller))).is(200);
        assertThat(mended.text("lineItems.0.participants.0.value"))
                .isEqualTo(reseller.plaId().value());
        assertThat(distributor.post(cart + "/checkout", null).is(200).json().path("orders"))
                .hasSize(1);
    }

    @RepeatedTest(2)
    void checked_out_by_many_at_once_nothing_is_bought_twice() {
        String cart = filled(line("monthly", reseller), line("annual", reseller));
        Callable<Answer> checkout = () -> distributor.post(cart + "/checkout", null);

        List<Answer> answers = AtOnce.run(List.of(checkout, checkout, checkout, checkout));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400, 400, 400);
        answers.stream().filter(answer -> answer.status() == 400).forEach(answer -> answer.isFault(400, 800065));
        assertThat(answers.stream().filter(answer -> answer.status() == 200).flatMap(CartsTest::subscriptions))
                .hasSize(2);
    }

    private static Stream<String> subscriptions(Answer checkout) {
        return StreamSupport.stream(checkout.json().path("orders").spliterator(), false)
                .flatMap(order -> StreamSupport.stream(order.path("lineItems").spliterator(), false))
                .map((JsonNode line) -> line.path("subscriptionId").asString());
    }

    @Test
    void a_cart_can_be_checked_out_for_seven_days() {
        String cart = filled(line("monthly", reseller));
        clock.pass(Duration.ofDays(7));

        Answer late = store.unchangedBy(() -> distributor.post(cart + "/checkout", null))
                .isFault(404, 800008);
        assertThat(late.text("description")).contains("expired");
        store.unchangedBy(() -> distributor.put(cart, cartOf(line("annual", reseller))))
                .isFault(404, 800008);
    }

    @Test
    void a_repeated_request_fills_one_cart() {
        Agent repeating = distributor.repeating();
        String body = cartOf(line("monthly", reseller));

        Answer first = store.changedBy(() -> repeating.post(carts, body)).is(201);
        Answer again = store.unchangedBy(() -> repeating.post(carts, body)).is(201);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void unknown_carts_and_those_of_other_customers_are_not_found() {
        String elsewhere = "/v1/customers/" + trade.customerOf(distributor, reseller, "JP") + "/carts";
        String cart = filled(line("monthly", reseller));
        String id = cart.substring(cart.lastIndexOf('/'));
        Agent stranger = trade.distributorIn("JP");

        for (String checkout : List.of(carts + "/" + UUID.randomUUID() + "/checkout", elsewhere + id + "/checkout")) {
            store.unchangedBy(() -> distributor.post(checkout, null)).isFault(404, 800008);
        }
        distributor.put(elsewhere + id, cartOf(line("monthly", reseller))).isFault(404, 800008);
        distributor.post(carts + "/1-1-1-1-1/checkout", null).isFault(400, 900118);
        distributor.post("/v1/customers/me/carts", "{").isFault(400, 900118);
        stranger.post(cart + "/checkout", null).isFault(403, 20002);
        stranger.post(carts, cartOf(line("monthly", reseller))).isFault(403, 20002);
    }

    @Test
    void token_role_customer_and_body_are_asked_in_this_order() {
        String nobody = "/v1/customers/" + UUID.randomUUID() + "/carts";

        trade.withoutToken().post(nobody, "{").isFault(401, 400);
        distributor.as(Role.HELPDESK_AGENT).post(nobody, "{").isFault(403, 900150);
        reseller.admin().post(carts, "{").isFault(403, 900150);
        distributor.post(nobody, "{").isFault(403, 20002);
        distributor.post(carts, "{").isFault(400, 800002);
        distributor
                .as(Role.SALES_AGENT)
                .post(carts, cartOf(line("monthly", reseller)))
                .is(201);
    }

    @Test
    void what_holds_for_orders_holds_for_carts() {
        store.unchangedBy(() -> distributor.post(
                        carts,
                        "{'partnerOnRecordAttestationAccepted':false,"
                                + cartOf(line("monthly", reseller)).substring(1)))
                .isFault(400, 900206);
        // Additional partners are for the European Union and EFTA.
        store.unchangedBy(
                        () -> distributor.post(
                                carts,
                                cartOf(
                                        "{'catalogItemId':'a:b:c','quantity':1,'participants':[{'key':'additional_transaction_reseller','value':'5'}]}")))
                .isFault(400, 800002);
    }

    @Test
    void an_additional_partner_that_is_no_reseller_stops_its_group_alone() {
        Agent nordic = trade.distributorIn("NO");
        Reseller fjord = trade.resellerIn("NO");
        trade.partnership(nordic, fjord);
        String nordicCarts = "/v1/customers/" + trade.customerOf(nordic, fjord, "NO") + "/carts";
        String strange = """
                {'catalogItemId':'a:b:c','quantity':1,'billingCycle':'annual','participants':[
                 {'key':'transaction_reseller','value':'%s'},{'key':'additional_transaction_reseller','value':'%s'}]}""".formatted(fjord.plaId().value(), Trade.freshPla().value());
        String cart = nordicCarts + "/"
                + nordic.post(nordicCarts, cartOf(line("monthly", fjord), strange))
                        .is(201)
                        .text("id");

        Answer checkout = nordic.post(cart + "/checkout", null).is(200);

        assertThat(checkout.json().path("orders")).hasSize(1);
        assertThat(checkout.json().at("/orderErrors/0/code").asInt()).isEqualTo(800016);
        assertThat(checkout.text("orderErrors.0.description")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lineItems                              | {}",
                "lineItems                              | {'lineItems':[]}",
                "lineItems[0]                           | {'lineItems':[null]}",
                "lineItems[0].catalogItemId             | {'lineItems':[{'quantity':1}]}",
                "lineItems[0].catalogItemId             | {'lineItems':[{'catalogItemId':'a:b','quantity':1}]}",
                "lineItems[0].quantity                  | {'lineItems':[{'catalogItemId':'a:b:c'}]}",
                "lineItems[0].quantity                  | {'lineItems':[{'catalogItemId':'a:b:c','quantity':0}]}",
                "lineItems[0].billingCycle              | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'billingCycle':'weekly'}]}",
                "lineItems[0].termDuration              | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'termDuration':'P9Y'}]}",
                "lineItems[0].participants              | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'participants':'5'}]}",
                "lineItems[0].participants              | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'participants':[{'key':'transaction_reseller','value':'1'},{'key':'transaction_reseller','value':'2'}]}]}",
                "lineItems[0].participants[0].value     | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'participants':[{'key':'transaction_reseller','value':'51O2'}]}]}",
                "lineItems[0].participants              | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'participants':[{'key':'transaction_reseller','value':'1'},{'key':'additional_transaction_reseller','value':'1'}]}]}",
                "lineItems[0].addonItems                | {'lineItems':[{'catalogItemId':'a:b:c','quantity':1,'addonItems':[{'catalogItemId':'a:b:c','quantity':1}]}]}",
            })
    void what_is_wrong_with_a_cart_is_named_and_nothing_kept(String field, String body) {
        Answer answer = store.unchangedBy(() -> distributor.post(carts, body)).isFault(400, 800002);

        assertThat(answer.text("description")).contains(field);
    }

    private String filled(String... lines) {
        return carts + "/" + distributor.post(carts, cartOf(lines)).is(201).text("id");
    }

    private static String cartOf(String... lines) {
        return "{'lineItems':[" + String.join(",", lines) + "]}";
    }

    private static String line(String billingCycle, Reseller reseller) {
        return "{'catalogItemId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971','quantity':5,'billingCycle':'%s','participants':[{'key':'transaction_reseller','value':'%s'}]}"
                .formatted(billingCycle, reseller.plaId().value());
    }
}
