package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

@CommandSideTest
class OrderChangesTest {

    private static final String LEGACY = "031c9e47-4802-4248-838e-778fb1d2cc05";
    private static final String NEW_COMMERCE = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";

    private final Trade trade;
    private final Store store;

    OrderChangesTest(@LocalServerPort int port, Head head) {
        this.trade = new Trade(port);
        this.store = new Store(head);
    }

    private Agent distributor;
    private Reseller reseller;
    private String customer;

    @BeforeEach
    void sell() {
        distributor = trade.distributorIn("JP");
        reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        customer = "/v1/customers/" + trade.customerOf(distributor, reseller, "JP");
    }

    @Test
    void an_order_sent_back_as_it_was_answered_changes_nothing() {
        for (String offer : List.of(LEGACY, NEW_COMMERCE)) {
            Answer order = ordered(offer);

            Answer echo = store.unchangedBy(() -> distributor.patch(at(order), order.body()))
                    .is(200);
            assertThat(echo.json()).isEqualTo(order.json());
            store.unchangedBy(() -> distributor.patch(at(order), "{}")).is(200);
            store.unchangedBy(
                            () -> distributor.patch(
                                    at(order),
                                    "{'BillingCycle':'unknown','LineItems':null,'Status':null,'CreationDate':'0001-01-01T00:00:00'}"))
                    .is(200);
        }
    }

    @Test
    void an_order_of_legacy_offers_is_billed_otherwise_and_so_are_its_subscriptions() {
        Answer order = ordered(LEGACY);
        ObjectNode body = (ObjectNode) order.json();
        body.put("billingCycle", "Annual");

        Answer changed = store.changedBy(() -> distributor.patch(at(order), body.toString()))
                .is(200);

        assertThat(changed.text("billingCycle")).isEqualTo("annual");
        assertThat(changed.text("id")).isEqualTo(order.text("id"));
        assertThat(changed.text("creationDate")).isEqualTo(order.text("creationDate"));
        assertThat(changed.text("attributes.etag")).isNotEqualTo(order.text("attributes.etag"));
        assertThat(distributor.patch(subscriptionOf(order, 0), "{}").is(200).text("billingCycle"))
                .isEqualTo("annual");
        // What the subscription's own route sends here.
        distributor
                .patch(subscriptionOf(order, 0), "{'billingCycle':'monthly'}")
                .isFault(400, 2054);
    }

    @Test
    void a_cycle_the_oldest_client_was_told_as_none_is_no_change_when_it_sends_that_back() {
        Answer order = distributor
                .post(
                        customer + "/orders",
                        order(LEGACY, ",'termDuration':'P3Y'").replace("monthly", "triennial"))
                .is(201);
        assertThat(order.text("billingCycle")).isEqualTo("none");

        store.unchangedBy(() -> distributor.patch(at(order), order.body())).is(200);
        assertThat(distributor
                        .patch(at(order), "{'billingCycle':'annual'}")
                        .is(200)
                        .text("billingCycle"))
                .isEqualTo("annual");
    }

    @Test
    void what_bills_no_order_otherwise_is_told_with_the_documented_code() {
        Answer newCommerce = ordered(NEW_COMMERCE);
        Answer legacy = ordered(LEGACY);
        Answer monthByMonth = distributor
                .post(customer + "/orders", order(LEGACY, ",'termDuration':'P1M'"))
                .is(201);

        store.unchangedBy(() -> distributor.patch(at(newCommerce), "{'billingCycle':'annual'}"))
                .isFault(400, 800097);
        store.unchangedBy(() -> distributor.patch(at(legacy), "{'billingCycle':'triennial'}"))
                .isFault(400, 6001);
        store.unchangedBy(() -> distributor.patch(at(legacy), "{'billingCycle':'one_time'}"))
                .isFault(400, 6001);
        store.unchangedBy(() -> distributor.patch(at(monthByMonth), "{'billingCycle':'annual'}"))
                .isFault(400, 6001);
        distributor.patch(subscriptionOf(legacy, 1), "{'status':'suspended'}").is(200);
        store.unchangedBy(() -> distributor.patch(at(legacy), "{'billingCycle':'annual'}"))
                .isFault(400, 6000);
        store.unchangedBy(() -> distributor.patch(
                        at(legacy), "{'billingCycle':'annual','partnerOnRecordAttestationAccepted':false}"))
                .isFault(400, 6000);
    }

    @Test
    void an_add_on_is_bought_as_microsofts_sample_asks_for_it() {
        Answer order = ordered(NEW_COMMERCE);
        String parent = order.text("lineItems.1.subscriptionId");

        Answer extended = store.changedBy(() -> distributor.patch(at(order), """
                        {'Id':null,'ReferenceCustomerId':'%s','LineItems':[
                         {'LineItemNumber':0,'OfferId':'2828BE95-46BA-4F91-B2FD-0BEF192ECF60','SubscriptionId':null,
                          'ParentSubscriptionId':'%s','FriendlyName':'Some friendly name','Quantity':2,
                          'PartnerIdOnRecord':'%s','Attributes':{'ObjectType':'OrderLineItem'}}],
                         'CreationDate':null,'Attributes':{'ObjectType':'Order'}}
                        """.formatted(
                                customer.substring(customer.lastIndexOf('/') + 1),
                                parent.toUpperCase(Locale.ROOT),
                                reseller.plaId().value())))
                .is(200);

        assertThat(extended.json().path("lineItems")).hasSize(3);
        assertThat(extended.json().at("/lineItems/2/lineItemNumber").asInt()).isEqualTo(2);
        assertThat(extended.text("lineItems.2.parentSubscriptionId")).isEqualTo(parent);
        assertThat(extended.text("lineItems.2.friendlyName")).isEqualTo("Some friendly name");
        Answer addOn = distributor.patch(subscriptionOf(extended, 2), "{}").is(200);
        assertThat(addOn.text("orderId")).isEqualTo(order.text("id"));
        assertThat(addOn.text("partnerId")).isEqualTo(reseller.plaId().value());
        assertThat(addOn.json().path("quantity").asInt()).isEqualTo(2);
        store.unchangedBy(() -> distributor.patch(at(order), extended.body())).is(200);
    }

    @Test
    void a_repeated_change_buys_one_add_on() {
        Answer order = ordered(NEW_COMMERCE);
        Agent repeating = distributor.repeating();
        String body = addOn(order.text("lineItems.0.subscriptionId"), reseller);

        Answer first = store.changedBy(() -> repeating.patch(at(order), body)).is(200);
        Answer again = store.unchangedBy(() -> repeating.patch(at(order), body)).is(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.json().path("lineItems")).hasSize(3);
    }

    @Test // S47
    void a_change_that_a_partner_of_record_stops_is_blocked_kept_and_passes_once_it_is_mended() {
        Answer order = ordered(LEGACY);
        trade.suspend(reseller);

        Answer blocked = store.changedBy(() -> distributor.patch(at(order), "{'billingCycle':'annual'}"))
                .isFault(403, 800039);
        assertThat(blocked.text("description"))
                .contains(reseller.plaId().value())
                .contains("suspended");
        store.changedBy(() -> distributor.patch(at(order), addOn(order.text("lineItems.0.subscriptionId"), reseller)))
                .isFault(403, 800039);
        store.unchangedBy(() -> distributor.patch(at(order), order.body())).is(200);

        trade.reactivate(reseller);
        Answer changed = distributor
                .patch(
                        at(order),
                        "{'billingCycle':'annual','attributes':{'etag':'%s'}}".formatted(order.text("attributes.etag")))
                .is(200);
        assertThat(changed.json().path("lineItems")).hasSize(2);
    }

    @Test
    void an_add_on_is_judged_like_a_new_order() {
        Answer order = ordered(NEW_COMMERCE);
        String parent = order.text("lineItems.0.subscriptionId");
        Reseller unpartnered = trade.resellerIn("JP");

        store.changedBy(() -> distributor.patch(at(order), addOn(parent, unpartnered)))
                .isFault(400, 800016);
        store.unchangedBy(() -> distributor.patch(
                        at(order),
                        "{'partnerOnRecordAttestationAccepted':false,"
                                + addOn(parent, reseller).substring(1)))
                .isFault(400, 900206);
        // Without one, as Microsoft's sample would have it.
        distributor
                .patch(
                        at(order),
                        "{'lineItems':[{'offerId':'a:b:c','quantity':1,'parentSubscriptionId':'%s'}]}"
                                .formatted(parent))
                .isFault(400, 800002);
    }

    @Test
    void an_add_on_goes_on_top_of_an_active_subscription_of_the_same_order() {
        Answer order = ordered(NEW_COMMERCE);
        Answer other = ordered(NEW_COMMERCE);

        store.unchangedBy(() -> distributor.patch(at(order), addOn(other.text("lineItems.0.subscriptionId"), reseller)))
                .isFault(400, 800029);
        store.unchangedBy(() ->
                        distributor.patch(at(order), addOn(UUID.randomUUID().toString(), reseller)))
                .isFault(400, 800029);
        distributor.patch(subscriptionOf(order, 0), "{'status':'suspended'}").is(200);
        store.unchangedBy(() -> distributor.patch(at(order), addOn(order.text("lineItems.0.subscriptionId"), reseller)))
                .isFault(409, 27009);
    }

    @Test
    void a_line_is_taken_as_the_order_has_it_or_as_its_subscription_is_by_now_and_changed_by_neither() {
        Answer order = ordered(NEW_COMMERCE);
        String subscription = order.text("lineItems.0.subscriptionId");
        distributor.patch(subscriptionOf(order, 0), "{'quantity':40}").is(200);

        for (String quantity : List.of("5", "40", "0", "null")) {
            store.unchangedBy(() -> distributor.patch(
                            at(order),
                            "{'lineItems':[{'subscriptionId':'%s','quantity':%s}]}".formatted(subscription, quantity)))
                    .is(200);
        }
        for (String member : List.of(
                "'quantity':41",
                "'partnerIdOnRecord':'999'",
                "'offerId':'x:y:z'",
                "'friendlyName':'Other'",
                "'termDuration':'P3Y'")) {
            Answer refused = store.unchangedBy(() -> distributor.patch(
                            at(order), "{'lineItems':[{'subscriptionId':'%s',%s}]}".formatted(subscription, member)))
                    .isFault(400, 3000);
            assertThat(refused.text("description"))
                    .contains("lineItems[0]." + member.substring(1, member.indexOf('\'', 1)));
        }
        store.unchangedBy(() -> distributor.patch(
                        at(order), "{'lineItems':[{'subscriptionId':'%s'}]}".formatted(UUID.randomUUID())))
                .isFault(400, 800021);
    }

    @Test
    void an_etag_that_is_no_longer_current_is_refused_wherever_it_stands() {
        Answer order = ordered(LEGACY);
        distributor.patch(at(order), "{'billingCycle':'annual'}").is(200);
        String stale = order.text("attributes.etag");

        store.unchangedBy(() -> distributor.patch(
                        at(order), "{'billingCycle':'monthly','attributes':{'etag':'%s'}}".formatted(stale)))
                .isFault(400, 2055);
        store.unchangedBy(() ->
                        distributor.with("If-Match", '"' + stale + '"').patch(at(order), "{'billingCycle':'monthly'}"))
                .isFault(400, 2055);
        String others = ordered(LEGACY).text("attributes.etag");
        store.unchangedBy(() -> distributor.with("If-Match", others).patch(at(order), "{}"))
                .isFault(400, 2055);
    }

    @RepeatedTest(2)
    void of_two_changes_that_rest_on_one_version_at_once_one_is_done() {
        Answer order = ordered(NEW_COMMERCE);
        Callable<Answer> adding = () -> distributor
                .with("If-Match", order.text("attributes.etag"))
                .patch(at(order), addOn(order.text("lineItems.0.subscriptionId"), reseller));

        List<Answer> answers = AtOnce.run(List.of(adding, adding));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(distributor.patch(at(order), "{}").is(200).json().path("lineItems"))
                .hasSize(3);
    }

    @Test
    void unknown_blocked_and_foreign_orders_are_not_found() {
        Answer order = ordered(LEGACY);
        String elsewhere = "/v1/customers/" + trade.customerOf(distributor, reseller, "JP");
        Agent stranger = trade.distributorIn("JP");

        store.unchangedBy(() -> distributor.patch(customer + "/orders/" + UUID.randomUUID(), "{}"))
                .isFault(404, 20000);
        store.unchangedBy(() -> distributor.patch(elsewhere + "/orders/" + order.text("id"), "{}"))
                .isFault(404, 20000);
        store.unchangedBy(() -> stranger.patch(at(order), "{}")).isFault(403, 20002);
    }

    @Test
    void token_role_customer_and_body_are_asked_in_this_order() {
        String nobodys = "/v1/customers/" + UUID.randomUUID() + "/orders/x";

        trade.withoutToken().patch(nobodys, "{").isFault(401, 400);
        distributor.as(Role.HELPDESK_AGENT).patch(nobodys, "{").isFault(403, 900150);
        reseller.admin().patch(nobodys, "{").isFault(403, 900150);
        distributor.patch(nobodys, "{").isFault(403, 20002);
        distributor.patch(customer + "/orders/x", "{").isFault(400, 800002);
        distributor.patch(customer + "/orders/x", "{}").isFault(404, 20000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lineItems[0]                      | {'lineItems':[null]}",
                "lineItems[0].subscriptionId       | {'lineItems':[{'subscriptionId':'1-1-1-1-1'}]}",
                "lineItems[0].parentSubscriptionId | {'lineItems':[{'parentSubscriptionId':'x','offerId':'a:b:c','quantity':1}]}",
                "lineItems[0].parentSubscriptionId | {'lineItems':[{'offerId':'a:b:c','quantity':1}]}",
                "lineItems[0].quantity             | {'lineItems':[{'parentSubscriptionId':'0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60','offerId':'a:b:c','quantity':0}]}",
                "lineItems[0].offerId              | {'lineItems':[{'parentSubscriptionId':'0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60','quantity':1}]}",
                "lineItems[0].partnerIdOnRecord    | {'lineItems':[{'subscriptionId':'0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60','partnerIdOnRecord':'51O2'}]}",
                "billingCycle                      | {'billingCycle':'weekly'}",
                "referenceCustomerId               | {'referenceCustomerId':'x'}",
            })
    void what_is_wrong_with_a_change_is_named_and_nothing_kept(String field, String body) {
        Answer order = ordered(LEGACY);

        Answer answer =
                store.unchangedBy(() -> distributor.patch(at(order), body)).isFault(400, 800002);

        assertThat(answer.text("description")).contains(field);
    }

    /** Two lines of that offer. */
    private Answer ordered(String offer) {
        return distributor.post(customer + "/orders", order(offer, "")).is(201);
    }

    private String order(String offer, String more) {
        String line = "{'offerId':'%s','quantity':5,'partnerIdOnRecord':'%s'%s}"
                .formatted(offer, reseller.plaId().value(), more);
        return "{'billingCycle':'monthly','lineItems':[" + line + "," + line + "]}";
    }

    private static String addOn(String parent, Reseller reseller) {
        return "{'lineItems':[{'lineItemNumber':0,'offerId':'a:b:c','quantity':1,'parentSubscriptionId':'%s','partnerIdOnRecord':'%s'}]}"
                .formatted(parent, reseller.plaId().value());
    }

    private String at(Answer order) {
        return customer + "/orders/" + order.text("id");
    }

    private String subscriptionOf(Answer order, int line) {
        return customer + "/subscriptions/" + order.text("lineItems." + line + ".subscriptionId");
    }
}
