package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.pla.PlaId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class OrdersTest {

    private final Trade trade;
    private final Store store;

    private final MovingClock clock;

    OrdersTest(@LocalServerPort int port, Head head, MovingClock clock) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.clock = clock;
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    private Agent distributor;
    private Reseller reseller;
    private String customer;

    @BeforeEach
    void sell() {
        distributor = trade.distributorIn("JP");
        reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        customer = trade.customerOf(distributor, reseller, "JP");
    }

    @Test // S22, S34, S72
    void an_order_with_a_reseller_in_good_standing_is_placed_and_each_line_has_its_subscription() {
        Answer order = ordered("""
                {'referenceCustomerId':'%s','billingCycle':'annual','totalPrice':0.0,'lineItems':[
                 {'lineItemNumber':0,'offerId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971','quantity':25,'friendlyName':'HQ',
                  'termDuration':'P1M','partnerIdOnRecord':'%s'},
                 {'lineItemNumber':1,'offerId':'031c9e47-4802-4248-838e-778fb1d2cc05','quantity':1,
                  'partnerIdOnRecord':'%s'}],
                 'partnerOnRecordAttestationAccepted':true}
                """.formatted(
                        customer, reseller.plaId().value(), reseller.plaId().value()))
                .is(201);

        assertThat(order.text("id")).isNotBlank();
        assertThat(order.text("referenceCustomerId")).isEqualTo(customer);
        assertThat(order.text("billingCycle")).isEqualTo("annual");
        assertThat(order.text("status")).isEqualTo("completed");
        assertThat(order.text("currencyCode")).isEqualTo("JPY");
        assertThat(order.text("creationDate")).isNotBlank();
        assertThat(order.json().path("lineItems")).hasSize(2);
        assertThat(order.text("lineItems.0.partnerIdOnRecord"))
                .isEqualTo(reseller.plaId().value());
        assertThat(order.text("lineItems.0.termDuration")).isEqualTo("P1M");
        assertThat(order.text("lineItems.1.termDuration")).isEqualTo("P1Y");
        assertThat(order.text("lineItems.0.subscriptionId"))
                .isNotBlank()
                .isNotEqualTo(order.text("lineItems.1.subscriptionId"));
        assertThat(order.text("attributes.etag")).isNotBlank();
    }

    @Test
    void an_order_without_numbers_and_cycle_is_numbered_and_billed_monthly() {
        Answer order = ordered(
                        "{'lineItems':[{'offerId':'a:b:c','quantity':1,'partnerIdOnRecord':%s},{'offerId':'a:b:c','quantity':'2','partnerIdOnRecord':%s}]}"
                                .formatted(
                                        reseller.plaId().value(),
                                        reseller.plaId().value()))
                .is(201);

        assertThat(order.text("billingCycle")).isEqualTo("monthly");
        assertThat(order.json().path("lineItems").get(1).path("lineItemNumber").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_repeated_order_is_placed_once() {
        Agent repeating = distributor.repeating();
        String body = Trade.order(reseller.plaId());

        Answer first = store.changedBy(() -> repeating.post(orders(), body)).is(201);
        Answer again = store.unchangedBy(() -> repeating.post(orders(), body)).is(201);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void one_request_id_for_two_orders_places_both() {
        Agent fixed = distributor.repeating();

        Answer one = fixed.post(orders(), Trade.order(reseller.plaId())).is(201);
        Answer other = fixed.post(
                        orders(),
                        Trade.orderOf("'friendlyName':'B','partnerIdOnRecord':'"
                                + reseller.plaId().value() + "'"))
                .is(201);

        assertThat(other.text("id")).isNotEqualTo(one.text("id"));
    }

    @Test // S44, S45, S47, S48, S51
    void an_order_with_a_suspended_reseller_is_blocked_and_kept_and_passes_once_it_is_reactivated() {
        trade.suspend(reseller);
        Agent repeating = distributor.repeating();

        Answer blocked = store.changedBy(() -> repeating.post(orders(), Trade.order(reseller.plaId())))
                .isFault(403, 800039);
        assertThat(blocked.text("description"))
                .contains(reseller.plaId().value())
                .contains("suspended");
        assertThat(blocked.header("Ledger-Position"))
                .isEqualTo(Long.toString(store.head().now()));
        store.unchangedBy(() -> repeating.post(orders(), Trade.order(reseller.plaId())))
                .isFault(403, 800039);

        trade.reactivate(reseller);
        ordered(Trade.order(reseller.plaId())).is(201);
        // The very same request is told the same for a while, and then tried again.
        repeating.post(orders(), Trade.order(reseller.plaId())).isFault(403, 800039);
        clock.pass(Duration.ofMinutes(10));
        repeating.post(orders(), Trade.order(reseller.plaId())).is(201);
    }

    @Test // S49
    void the_first_failed_check_decides_and_all_are_named_in_the_callers_language() {
        trade.suspend(reseller);
        trade.say(reseller, "agreement", "{'signed':false}");
        trade.say(reseller, "csp-authorization", "{'status':'revoked'}");

        Answer english = ordered(Trade.order(reseller.plaId())).isFault(403, 800039);
        Answer japanese = distributor
                .with("X-Locale", "ja-JP")
                .post(orders(), Trade.order(reseller.plaId()))
                .isFault(403, 800039);

        assertThat(english.text("description")).contains("suspended").contains("Agreement");
        assertThat(japanese.text("description")).contains("一時停止");
        assertThat(english.json().path("data")).isEmpty();
        assertThat(english.text("source")).isNotBlank();
    }

    @Test // S50
    void each_failed_check_has_its_code() {
        Reseller unpartnered = trade.resellerIn("JP");
        Reseller unauthorised = trade.registeredResellerIn("JP");
        Reseller abroad = trade.resellerIn("NO");
        trade.partnership(distributor, abroad);

        ordered(Trade.order(Trade.freshPla())).isFault(404, 800015);
        ordered(Trade.order(unpartnered.plaId())).isFault(400, 800016);
        ordered(Trade.order(abroad.plaId())).isFault(400, 900154);
        ordered("{'lineItems':[{'offerId':'a:b:c','quantity':1}]}").isFault(400, 800002);
        // Never authorised, it is no CSP reseller, but what comes before in the order decides.
        ordered(Trade.order(unauthorised.plaId())).isFault(403, 900123);
        trade.say(unauthorised, "agreement", "{'signed':true}");
        ordered(Trade.order(unauthorised.plaId())).isFault(400, 900154);
        trade.say(reseller, "agreement", "{'signed':false}");
        ordered(Trade.order(reseller.plaId())).isFault(403, 900123);
    }

    @Test
    void the_distributors_own_pla_id_is_no_partner_of_record() {
        UUID tenant = UUID.randomUUID();
        PlaId own = Trade.freshPla();
        trade.programme()
                .post(
                        "/ledger/distributors",
                        "{'tenantId':'%s','name':'X','country':'JP','plaId':'%s','agreementSigned':true}"
                                .formatted(tenant, own.value()))
                .is(201);
        Agent other = trade.anybody(tenant, Role.ADMIN_AGENT);
        String its = trade.ownCustomerOf(other, "JP");

        other.post("/v1/customers/" + its + "/orders", Trade.order(own)).isFault(404, 2072);
    }

    @Test
    void a_customer_of_the_distributors_own_needs_no_partner_of_record() {
        String own = trade.ownCustomerOf(distributor, "JP");

        distributor
                .post("/v1/customers/" + own + "/orders", "{'lineItems':[{'offerId':'a:b:c','quantity':1}]}")
                .is(201);
    }

    @Test
    void one_blocked_line_blocks_the_whole_order() {
        Answer blocked = store.changedBy(() -> ordered(
                        "{'lineItems':[{'lineItemNumber':0,'offerId':'a:b:c','quantity':1,'partnerIdOnRecord':'%s'},{'lineItemNumber':1,'offerId':'a:b:c','quantity':1,'partnerIdOnRecord':'999'}]}"
                                .formatted(reseller.plaId().value())))
                .isFault(404, 800015);

        assertThat(blocked.text("description")).contains("999");
    }

    @Test
    void attestation_may_be_left_out_but_not_denied() {
        store.unchangedBy(() -> ordered("{'partnerOnRecordAttestationAccepted':false,"
                        + Trade.order(reseller.plaId()).substring(1)))
                .isFault(400, 900206);
    }

    @Test
    void additional_partners_are_for_the_european_union_and_efta() {
        store.unchangedBy(() -> ordered(Trade.orderOf("'partnerIdOnRecord':'%s','additionalPartnerIdsOnRecord':['5']"
                        .formatted(reseller.plaId().value()))))
                .isFault(400, 800002);
    }

    @Test
    void additional_partners_of_a_customer_in_norway_are_known_resellers_each_once() {
        Agent nordic = trade.distributorIn("NO");
        Reseller fjord = trade.resellerIn("NO");
        Reseller bergen = trade.resellerIn("NO");
        trade.partnership(nordic, fjord);
        String path = "/v1/customers/" + trade.customerOf(nordic, fjord, "NO") + "/orders";
        String line = "'partnerIdOnRecord':'%s','additionalPartnerIdsOnRecord':[%s]";
        String por = fjord.plaId().value();
        String additional = "'" + bergen.plaId().value() + "'";

        assertThat(nordic.post(path, Trade.orderOf(line.formatted(por, additional)))
                        .is(201)
                        .text("lineItems.0.additionalPartnerIdsOnRecord.0"))
                .isEqualTo(bergen.plaId().value());
        store.unchangedBy(() -> nordic.post(
                        path,
                        Trade.orderOf(line.formatted(
                                por, additional + ",'" + Trade.freshPla().value() + "'"))))
                .isFault(400, 800016);
        for (String wrong :
                List.of(additional + "," + additional, "'" + por + "'", "'51O2'", "null", "'1','2','3','4','5','6'")) {
            store.unchangedBy(() -> nordic.post(path, Trade.orderOf(line.formatted(por, wrong))))
                    .isFault(400, 800002);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lineItems                      | {}",
                "lineItems                      | {'lineItems':[]}",
                "lineItems[0]                   | {'lineItems':[null]}",
                "lineItems[0].quantity          | {'lineItems':[{'offerId':'a:b:c'}]}",
                "lineItems[0].quantity          | {'lineItems':[{'offerId':'a:b:c','quantity':-1}]}",
                "lineItems[0].quantity          | {'lineItems':[{'offerId':'a:b:c','quantity':10000001}]}",
                "lineItems[0].quantity          | {'lineItems':[{'offerId':'a:b:c','quantity':99999999999999999999}]}",
                "lineItems[0].quantity          | {'lineItems':[{'offerId':'a:b:c','quantity':1.5}]}",
                "lineItems[0].quantity          | {'lineItems':[{'offerId':'a:b:c','quantity':'many'}]}",
                "lineItems[0].offerId           | {'lineItems':[{'offerId':'a:b','quantity':1}]}",
                "lineItems[0].termDuration      | {'lineItems':[{'offerId':'a:b:c','quantity':1,'termDuration':'P9Y'}]}",
                "lineItems[0].partnerIdOnRecord | {'lineItems':[{'offerId':'a:b:c','quantity':1,'partnerIdOnRecord':'51O2'}]}",
                "lineItems[1].lineItemNumber    | {'lineItems':[{'offerId':'a:b:c','quantity':1,'lineItemNumber':0},{'offerId':'a:b:c','quantity':1,'lineItemNumber':0}]}",
                "lineItems[0].friendlyName      | {'lineItems':[{'offerId':'a:b:c','quantity':1,'friendlyName':'A\\u0000'}]}",
                "billingCycle                   | {'billingCycle':'weekly','lineItems':[{'offerId':'a:b:c','quantity':1}]}",
                "referenceCustomerId            | {'referenceCustomerId':'x','lineItems':[{'offerId':'a:b:c','quantity':1}]}"
            })
    void what_is_wrong_with_an_order_is_named_and_nothing_kept(String field, String body) {
        Answer answer = store.unchangedBy(() -> ordered(body)).isFault(400, 800002);

        assertThat(answer.text("description")).contains(field);
    }

    @Test
    void an_unknown_customer_and_anothers_are_told_apart_by_their_ids_alone() {
        Agent other = trade.distributorIn("JP");
        String nobody = UUID.randomUUID().toString();

        Answer unknown = store.unchangedBy(
                        () -> other.post("/v1/customers/" + nobody + "/orders", Trade.order(reseller.plaId())))
                .isFault(403, 20002);
        Answer foreign = store.unchangedBy(() -> other.post(orders(), Trade.order(reseller.plaId())))
                .isFault(403, 20002);

        assertThat(foreign.body().replace(customer, nobody)).isEqualTo(unknown.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5102938", "1-1-1-1-1", "me"})
    void an_id_that_is_no_guid_is_called_that(String id) {
        distributor
                .post("/v1/customers/" + id + "/orders", Trade.order(reseller.plaId()))
                .isFault(400, 900118);
    }

    @Test
    void token_role_customer_body_and_partner_of_record_are_asked_in_this_order() {
        String nobody = "/v1/customers/" + UUID.randomUUID() + "/orders";

        trade.withoutToken().post(nobody, "{").isFault(401, 400);
        distributor.as(Role.HELPDESK_AGENT).post(nobody, "{").isFault(403, 900150);
        reseller.admin().post(orders(), "{").isFault(403, 900150);
        distributor.post(nobody, "{").isFault(403, 20002);
        distributor.post(orders(), "{").isFault(400, 800002);
        distributor
                .post(orders(), "{'lineItems':[{'offerId':'a:b:c','quantity':0,'partnerIdOnRecord':'999'}]}")
                .isFault(400, 800002);
    }

    private String orders() {
        return "/v1/customers/" + customer + "/orders";
    }

    private Answer ordered(String body) {
        return distributor.post(orders(), body);
    }
}
