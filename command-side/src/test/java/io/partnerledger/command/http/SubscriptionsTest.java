package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

@CommandSideTest
class SubscriptionsTest {

    private final Trade trade;
    private final Store store;

    SubscriptionsTest(@LocalServerPort int port, Head head) {
        this.trade = new Trade(port);
        this.store = new Store(head);
    }

    private Agent distributor;
    private Reseller reseller;
    private Reseller other;
    private String customer;
    private String subscription;

    @BeforeEach
    void sell() {
        distributor = trade.distributorIn("JP");
        reseller = trade.resellerIn("JP");
        other = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        trade.partnership(distributor, other);
        customer = trade.customerOf(distributor, reseller, "JP");
        subscription = trade.subscription(distributor, customer, reseller.plaId());
    }

    @Test // S62, S64, S68, S72
    void a_subscription_gets_another_partner_of_record() {
        Answer changed = distributor
                .as(Role.SALES_AGENT)
                .patch(
                        subscription,
                        "{'partnerId':'%s'}".formatted(other.plaId().value()))
                .is(200);

        assertThat(changed.text("partnerId")).isEqualTo(other.plaId().value());
        assertThat(changed.json().path("quantity").asInt()).isEqualTo(5);
        assertThat(changed.text("attributes.etag")).isNotBlank();
        assertThat(changed.text("status")).isEqualTo("active");
    }

    @Test
    void an_echo_changes_nothing_and_an_echo_with_one_member_changed_changes_that() {
        Answer read = distributor.patch(subscription, "{}").is(200);

        store.unchangedBy(() -> distributor.patch(subscription, read.body())).is(200);

        ObjectNode whole = (ObjectNode) read.json();
        whole.put("partnerId", other.plaId().value());
        whole.putNull("friendlyName");
        whole.put("hasPurchasableAddOns", false);
        Answer changed = distributor.patch(subscription, whole.toString()).is(200);
        assertThat(changed.text("partnerId")).isEqualTo(other.plaId().value());
        assertThat(changed.json().path("quantity")).isEqualTo(read.json().path("quantity"));
    }

    @Test
    void name_seats_renewal_and_status_are_changed_at_once() {
        Answer changed = distributor
                .patch(
                        subscription,
                        "{'FriendlyName':'HQ','Quantity':'7','AutoRenewEnabled':false,'Status':'Suspended'}")
                .is(200);

        assertThat(changed.text("friendlyName")).isEqualTo("HQ");
        assertThat(changed.json().path("quantity").asInt()).isEqualTo(7);
        assertThat(changed.json().path("autoRenewEnabled").asBoolean()).isFalse();
        assertThat(changed.text("status")).isEqualTo("suspended");
        assertThat(changed.json().path("suspensionReasons")).isNotEmpty();
        assertThat(distributor
                        .patch(subscription, "{'status':'active'}")
                        .is(200)
                        .text("status"))
                .isEqualTo("active");
    }

    @Test
    void a_repeated_change_is_made_once() {
        Agent repeating = distributor.repeating();

        Answer first = store.changedBy(() -> repeating.patch(subscription, "{'quantity':9}"))
                .is(200);
        Answer again = store.unchangedBy(() -> repeating.patch(subscription, "{'quantity':9}"))
                .is(200);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void an_etag_that_is_no_longer_valid_is_refused_wherever_it_stands() {
        String old = distributor.patch(subscription, "{}").text("attributes.etag");
        distributor.patch(subscription, "{'quantity':6}").is(200);

        store.unchangedBy(() -> distributor.with("If-Match", "\"" + old + "\"").patch(subscription, "{'quantity':7}"))
                .isFault(400, 2055);
        store.unchangedBy(() ->
                        distributor.patch(subscription, "{'quantity':7,'attributes':{'etag':'%s'}}".formatted(old)))
                .isFault(400, 2055);
        store.unchangedBy(() -> distributor.with("If-Match", "nonsense").patch(subscription, "{'quantity':7}"))
                .isFault(400, 2055);
        String current = distributor.patch(subscription, "{}").text("attributes.etag");
        distributor
                .with("If-Match", "\"" + current + "\"")
                .patch(subscription, "{'quantity':7}")
                .is(200);
    }

    @Test
    void a_partner_of_record_that_does_not_pass_stops_the_whole_change() {
        trade.suspend(other);

        Answer blocked = store.changedBy(() -> distributor.patch(
                        subscription,
                        "{'friendlyName':'HQ','partnerId':'%s'}"
                                .formatted(other.plaId().value())))
                .isFault(403, 800039);

        assertThat(blocked.text("description")).contains(other.plaId().value());
        Answer after = distributor.patch(subscription, "{}").is(200);
        assertThat(after.text("partnerId")).isEqualTo(reseller.plaId().value());
        assertThat(after.json().has("friendlyName")).isFalse();
        distributor
                .patch(
                        subscription,
                        "{'partnerId':'%s'}".formatted(Trade.freshPla().value()))
                .isFault(404, 800015);
    }

    @Test
    void seats_need_a_valid_partner_of_record_and_stopping_and_renaming_never_do() {
        trade.suspend(reseller);

        distributor.patch(subscription, "{'quantity':6}").isFault(403, 800039);
        distributor
                .patch(subscription, "{'friendlyName':'Old HQ','autoRenewEnabled':false}")
                .is(200);
        distributor.patch(subscription, "{'status':'suspended'}").is(200);
        distributor.patch(subscription, "{'status':'active'}").is(200);
    }

    @Test
    void seats_do_not_change_while_it_is_suspended() {
        distributor.patch(subscription, "{'status':'suspended'}").is(200);

        store.unchangedBy(() -> distributor.patch(subscription, "{'quantity':6}"))
                .isFault(400, 2001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2002   | {'quantity':0}",
                "2002   | {'quantity':-5}",
                "2002   | {'quantity':10000001}",
                "800002 | {'quantity':99999999999}",
                "800002 | {'quantity':[1]}",
                "800002 | {'partnerId':'51O2938'}",
                "800002 | {'status':'sleeping'}",
                "800096 | {'status':'expired'}",
                "800096 | {'status':'disabled'}",
                "800096 | {'status':'pending'}",
                "800097 | {'billingCycle':'one_time'}",
                "900270 | {'billingCycle':'triennial'}",
                "800002 | {'billingCycle':'weekly'}",
                "800122 | {'termDuration':'P1M'}",
                "800002 | {'termDuration':'P9Y'}",
                "800002 | {'termDuration':'soon'}",
                "800002 | {'quantity':"
            })
    void what_cannot_be_changed_so_is_refused_with_its_code(int code, String body) {
        store.unchangedBy(() -> distributor.patch(subscription, body)).isFault(400, code);
    }

    @Test
    void billing_plan_and_term_are_changed_at_once() {
        Answer changed = distributor
                .as(Role.SALES_AGENT)
                .patch(subscription, "{'BillingCycle':'Annual','TermDuration':'P3Y'}")
                .is(200);

        assertThat(changed.text("billingCycle")).isEqualTo("annual");
        assertThat(changed.text("termDuration")).isEqualTo("P3Y");
        assertThat(LocalDate.parse(changed.text("commitmentEndDate").substring(0, 10)))
                .isEqualTo(LocalDate.parse(changed.text("effectiveStartDate").substring(0, 10))
                        .plusYears(3)
                        .minusDays(1));
        store.unchangedBy(() -> distributor.patch(subscription, changed.body())).is(200);
    }

    @Test
    void a_triennial_cycle_is_answered_so_that_every_client_can_read_it_and_send_it_back() {
        Answer changed = distributor
                .patch(subscription, "{'billingCycle':'triennial','termDuration':'P3Y'}")
                .is(200);

        assertThat(changed.text("billingCycle")).isEqualTo("none");
        assertThat(changed.text("exactBillingCycle")).isEqualTo("triennial");
        store.unchangedBy(() -> distributor.patch(subscription, changed.body())).is(200);
        assertThat(distributor
                        .patch(subscription, changed.body().replace("\"none\"", "\"monthly\""))
                        .is(200)
                        .json()
                        .has("exactBillingCycle"))
                .isFalse();
    }

    @Test
    void in_its_first_days_a_subscription_is_cancelled_and_then_nothing_of_it_changes() {
        assertThat(distributor.patch(subscription, "{}").text("refundOptions.0.type"))
                .isEqualTo("Full");

        Answer cancelled =
                distributor.patch(subscription, "{'status':'deleted'}").is(200);

        assertThat(cancelled.text("status")).isEqualTo("deleted");
        assertThat(cancelled.json().has("refundOptions")).isFalse();
        store.unchangedBy(() -> distributor.patch(subscription, cancelled.body()))
                .is(200);
        for (String change : List.of(
                "{'status':'active'}",
                "{'status':'suspended'}",
                "{'friendlyName':'Back'}",
                "{'quantity':6}",
                "{'autoRenewEnabled':false}",
                "{'partnerId':'%s'}".formatted(other.plaId().value()))) {
            store.unchangedBy(() -> distributor.patch(subscription, change)).isFault(400, 2011);
        }
        store.unchangedBy(() -> distributor.put(subscription + "/supportcontact", contact(other)))
                .isFault(400, 2011);
    }

    @Test
    void while_it_is_suspended_neither_plan_nor_term_changes_and_it_is_not_cancelled() {
        distributor.patch(subscription, "{'status':'suspended'}").is(200);

        for (String change : List.of("{'billingCycle':'annual'}", "{'termDuration':'P3Y'}", "{'status':'deleted'}")) {
            store.unchangedBy(() -> distributor.patch(subscription, change)).isFault(400, 800091);
        }
        distributor
                .patch(subscription, "{'status':'active','billingCycle':'annual'}")
                .is(200);
    }

    @Test
    void billing_plan_and_term_need_a_valid_partner_of_record_and_cancelling_never_does() {
        trade.suspend(reseller);

        distributor.patch(subscription, "{'billingCycle':'annual'}").isFault(403, 800039);
        distributor.patch(subscription, "{'termDuration':'P3Y'}").isFault(403, 800039);
        distributor.patch(subscription, "{'status':'deleted'}").is(200);
    }

    @Test // S36, S73
    void a_partner_becomes_support_contact_and_the_distributor_again() {
        Agent helpdesk = distributor.as(Role.HELPDESK_AGENT);
        String contact = subscription + "/supportcontact";

        Answer named =
                store.changedBy(() -> helpdesk.put(contact, contact(other))).is(200);
        assertThat(named.text("supportTenantId")).isEqualTo(other.tenant().toString());
        assertThat(named.text("supportMpnId")).isEqualTo(other.plaId().value());
        assertThat(named.text("name")).isEqualTo("Aoba Systems");
        assertThat(named.text("attributes.objectType")).isEqualTo("SupportContact");
        assertThat(named.text("links.self.uri")).endsWith(contact.substring("/v1".length()));
        store.unchangedBy(() -> helpdesk.put(contact, named.body())).is(200);

        Answer back = distributor
                .put(contact, "{'supportTenantId':'%s','supportMpnId':null}".formatted(distributor.tenant()))
                .is(200);
        assertThat(back.text("name")).isEqualTo("Kanto Distribution");
    }

    @Test // S36
    void only_a_partner_supports_a_customer_of_the_distributors() {
        Reseller stranger = trade.resellerIn("JP");
        String contact = subscription + "/supportcontact";

        store.unchangedBy(() -> distributor.put(contact, contact(stranger))).isFault(400, 800016);
        store.unchangedBy(() -> distributor.put(contact, "{'supportTenantId':'%s'}".formatted(UUID.randomUUID())))
                .isFault(400, 800016);
        store.unchangedBy(() -> distributor.put(
                        contact,
                        "{'supportTenantId':'%s','supportMpnId':'%s'}"
                                .formatted(other.tenant(), reseller.plaId().value())))
                .isFault(400, 800016);
        store.unchangedBy(() -> distributor.put(contact, "{}")).isFault(400, 800002);
        store.unchangedBy(() -> distributor.put(contact, "{'supportTenantId':'me'}"))
                .isFault(400, 800002);
        distributor
                .put(
                        "/v1/customers/" + customer + "/subscriptions/" + UUID.randomUUID() + "/supportcontact",
                        contact(other))
                .isFault(404, 20003);
        trade.distributorIn("JP").put(contact, contact(other)).isFault(403, 20002);
        reseller.admin().put(contact, contact(other)).isFault(403, 900150);
        distributor.as(Role.AUDITOR).put(contact, contact(other)).isFault(403, 900150);
    }

    private static String contact(Reseller reseller) {
        return "{'attributes':{'objectType':'SupportContact'},'name':'Aoba','supportTenantId':'%s','supportMpnId':'%s'}"
                .formatted(reseller.tenant(), reseller.plaId().value());
    }

    @Test
    void the_billing_cycle_of_a_legacy_offer_is_changed_by_its_order() {
        Answer order = distributor
                .post(
                        "/v1/customers/" + customer + "/orders",
                        "{'lineItems':[{'offerId':'031c9e47-4802-4248-838e-778fb1d2cc05','quantity':1,'partnerIdOnRecord':'%s'}]}"
                                .formatted(reseller.plaId().value()))
                .is(201);
        String legacy = "/v1/customers/" + customer + "/subscriptions/" + order.text("lineItems.0.subscriptionId");

        distributor.patch(legacy, "{'billingCycle':'annual'}").isFault(400, 2054);
        distributor.patch(legacy, "{'termDuration':'P3Y'}").isFault(400, 3000);
        distributor.patch(legacy, "{'billingCycle':'none'}").is(200);
        distributor.patch(legacy, "{'billingCycle':'monthly'}").is(200);
    }

    @Test
    void what_is_not_there_is_not_found() {
        String ofCustomer = "/v1/customers/" + customer + "/subscriptions/";
        String othersCustomer = trade.ownCustomerOf(distributor, "JP");
        String id = subscription.substring(ofCustomer.length());

        distributor.patch(ofCustomer + UUID.randomUUID(), "{}").isFault(404, 20003);
        distributor
                .patch("/v1/customers/" + othersCustomer + "/subscriptions/" + id, "{}")
                .isFault(404, 20003);
        distributor.patch(ofCustomer + "1-1-1-1-1", "{}").isFault(400, 900118);
        distributor.patch("/v1/customers/x/subscriptions/" + id, "{}").isFault(400, 900118);
        trade.distributorIn("JP").patch(subscription, "{").isFault(403, 20002);
        distributor
                .patch("/v1/customers/" + UUID.randomUUID() + "/subscriptions/" + id, "{")
                .isFault(403, 20002);
    }

    @Test // S35, S70
    void a_reseller_manages_what_it_is_partner_of_record_of_but_not_that() {
        Agent sales = reseller.admin().as(Role.SALES_AGENT);

        sales.patch(subscription, "{'friendlyName':'Ours','quantity':8,'autoRenewEnabled':false}")
                .is(200);
        sales.patch(subscription, "{'status':'suspended'}").is(200);
        Answer active = sales.patch(subscription, "{'status':'active'}").is(200);
        store.unchangedBy(() -> sales.patch(subscription, active.body())).is(200);
        for (String change : List.of(
                "{'partnerId':'%s'}".formatted(other.plaId().value()),
                "{'friendlyName':'Ours','billingCycle':'annual'}",
                "{'termDuration':'P3Y'}",
                "{'status':'deleted'}")) {
            store.unchangedBy(() -> sales.patch(subscription, change)).isFault(403, 900150);
        }

        distributor
                .patch(
                        subscription,
                        "{'partnerId':'%s'}".formatted(other.plaId().value()))
                .is(200);
        store.unchangedBy(() -> sales.patch(subscription, "{'friendlyName':'Still ours'}"))
                .isFault(404, 20003);
    }

    @Test // S35, S63
    void a_partner_of_record_manages_the_subscription_though_the_customer_is_another_resellers() {
        Agent sales = other.admin().as(Role.SALES_AGENT);
        String ofCustomer = "/v1/customers/" + customer + "/subscriptions/";
        store.unchangedBy(() -> sales.patch(subscription, "{")).isFault(403, 20002);

        distributor
                .patch(
                        subscription,
                        "{'partnerId':'%s'}".formatted(other.plaId().value()))
                .is(200);
        sales.patch(subscription, "{'friendlyName':'Mine','quantity':8}").is(200);
        store.unchangedBy(() -> sales.patch(
                        subscription,
                        "{'partnerId':'%s'}".formatted(reseller.plaId().value())))
                .isFault(403, 900150);

        // Of no other subscription of the customer's does it learn even whether there is one.
        sales.patch(ofCustomer + UUID.randomUUID(), "{").isFault(403, 20002);
        sales.patch(ofCustomer + "mine", "{").isFault(403, 20002);
        sales.patch(subscription.replace(customer, UUID.randomUUID().toString()), "{")
                .isFault(403, 20002);
        sales.patch(subscription.replace(customer, trade.ownCustomerOf(distributor, "JP")), "{")
                .isFault(403, 20002);
    }

    @Test
    void nobody_else_changes_it() {
        trade.withoutToken().patch(subscription, "{}").isFault(401, 400);
        distributor.as(Role.HELPDESK_AGENT).patch(subscription, "{}").isFault(403, 900150);
        distributor.as(Role.AUDITOR).patch(subscription, "{}").isFault(403, 900150);
        trade.anybody(UUID.randomUUID(), Role.ADMIN_AGENT)
                .patch(subscription, "{}")
                .isFault(403, 900150);
    }
}
