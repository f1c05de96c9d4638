package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.EdgePool;
import io.partnerledger.events.store.Head;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that come again. */
@CommandSideTest
class AnsweredRequestsTest {

    private static final int AT_ONCE = 8;

    private final Trade trade;
    private final Store store;
    private final MovingClock clock;
    private final JdbcClient jdbc;

    AnsweredRequestsTest(@LocalServerPort int port, Head head, MovingClock clock, EdgePool pool) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.clock = clock;
        this.jdbc = JdbcClient.create(pool.dataSource());
    }

    private Agent distributor;
    private Reseller reseller;
    private String orders;
    private String order;

    @BeforeEach
    void sell() {
        distributor = trade.distributorIn("JP");
        reseller = trade.resellerIn("JP");
        trade.partnership(distributor, reseller);
        orders = "/v1/customers/" + trade.customerOf(distributor, reseller, "JP") + "/orders";
        order = Trade.order(reseller.plaId());
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void the_answer_is_the_one_given_and_not_how_things_are_by_now() {
        Agent repeating = distributor.repeating();
        String subscription = subscription();
        Answer first = repeating.patch(subscription, "{'quantity':9}").is(200);
        distributor.patch(subscription, "{'quantity':12}").is(200);

        Answer again = store.unchangedBy(() -> repeating
                .with("MS-CorrelationId", "3705fc6d-4127-4a87-bdba-9658f73fe019")
                .patch(subscription, "{'quantity':9}"));

        assertSameAnswer(again, first);
        assertThat(again.header("MS-RequestId")).isEqualTo(first.header("MS-RequestId"));
        assertThat(again.header("MS-CorrelationId")).isEqualTo("3705fc6d-4127-4a87-bdba-9658f73fe019");
    }

    @Test
    void after_a_day_it_is_answered_from_the_ledger_and_still_has_no_second_effect() {
        Agent repeating = distributor.repeating();
        String subscription = subscription();
        Answer first = repeating.patch(subscription, "{'quantity':9}").is(200);
        distributor.patch(subscription, "{'quantity':12}").is(200);

        clock.pass(Duration.ofHours(24).minusSeconds(30));
        assertSameAnswer(repeating.patch(subscription, "{'quantity':9}"), first);
        clock.pass(Duration.ofSeconds(31));
        Answer later = store.unchangedBy(() -> repeating.patch(subscription, "{'quantity':9}"))
                .is(200);

        assertThat(later.json().path("quantity").asInt()).isEqualTo(12);
    }

    @Test
    void a_fault_is_told_again_for_ten_minutes_whatever_was_mended_meanwhile() {
        Agent repeating = distributor.repeating();
        trade.suspend(reseller);
        Answer first = store.changedBy(() -> repeating.post(orders, order)).isFault(403, 800039);
        trade.reactivate(reseller);

        assertSameAnswer(
                store.unchangedBy(() -> repeating.with("X-Locale", "ja-JP").post(orders, order)), first);
        clock.pass(Duration.ofMinutes(10).minusSeconds(30));
        assertSameAnswer(store.unchangedBy(() -> repeating.post(orders, order)), first);
        clock.pass(Duration.ofSeconds(31));
        Answer placed = store.changedBy(() -> repeating.post(orders, order)).is(201);
        assertSameAnswer(store.unchangedBy(() -> repeating.post(orders, order)), placed);
    }

    @Test
    void repeats_that_come_while_the_first_is_running_get_its_answer() {
        Agent ordering = distributor.repeating();
        List<Answer> placed = atOnce(() -> ordering.post(orders, order));
        trade.suspend(reseller);
        Agent blocked = distributor.repeating();
        List<Answer> refused = atOnce(() -> blocked.post(orders, order));

        placed.forEach(answer -> assertSameAnswer(answer.is(201), placed.get(0)));
        refused.forEach(answer -> assertSameAnswer(answer.isFault(403, 800039), refused.get(0)));
        assertThat(jdbc.sql("select count(*) from events.event where stream = ?")
                        .param("order:" + placed.get(0).text("id"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from events.event where metadata->>'requestId' = ?")
                        .param(refused.get(0).header("MS-RequestId"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void an_answer_that_got_lost_after_its_effect_is_found_anew() {
        Agent repeating = distributor.repeating();
        Answer first = repeating.post(orders, order).is(201);
        forget(first);

        Answer again = store.unchangedBy(() -> repeating.post(orders, order)).is(201);

        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void a_removal_whose_answer_got_lost_is_answered_as_done() {
        Agent repeating = distributor.repeating();
        String customer = orders.substring(0, orders.lastIndexOf('/'));
        String removal = "{'relationshipToPartner':'none'}";
        Answer removed = repeating.patch(customer, removal).is(200);
        clock.pass(Duration.ofHours(25));

        Answer again =
                store.unchangedBy(() -> repeating.patch(customer, removal)).is(200);

        assertThat(again.json()).isEqualTo(removed.json());
        distributor.patch(customer, removal).isFault(403, 20002);
    }

    @Test
    void who_asks_and_what_is_asked_make_the_request_and_not_its_id_alone() {
        Agent fixed = distributor.repeating();
        Agent other = trade.distributorIn("JP").with("MS-RequestId", fixedIdOf(fixed));
        Answer first = fixed.post(orders, order).is(201);

        String subscription = orders.replace("/orders", "/subscriptions/") + first.text("lineItems.0.subscriptionId");
        fixed.post(orders, order.replace("'quantity':5", "'quantity':6")).is(201);
        fixed.post("/v1/customers", Trade.customer("JP", "")).is(201);
        assertThat(fixed.patch(subscription, "{'quantity':9}")
                        .is(200)
                        .json()
                        .path("quantity")
                        .asInt())
                .isEqualTo(9);
        assertThat(fixed.patch(subscription, "{'friendlyName':'HQ'}").is(200).text("friendlyName"))
                .isEqualTo("HQ");
        other.post(orders, order).isFault(403, 20002);
        assertSameAnswer(store.unchangedBy(() -> fixed.post(orders, order)), first);
    }

    @Test
    void a_new_look_makes_a_new_request_of_the_same_body() {
        Agent fixed = distributor.repeating();
        String subscription = subscription();
        String old = distributor.patch(subscription, "{}").text("attributes.etag");
        distributor.patch(subscription, "{'quantity':6}").is(200);
        fixed.with("If-Match", old).patch(subscription, "{'quantity':7}").isFault(400, 2055);

        String current = distributor.patch(subscription, "{}").text("attributes.etag");
        assertThat(fixed.with("If-Match", current)
                        .patch(subscription, "{'quantity':7}")
                        .is(200)
                        .json()
                        .path("quantity")
                        .asInt())
                .isEqualTo(7);
        fixed.with("If-Match", old).patch(subscription, "{'quantity':7}").isFault(400, 2055);
    }

    @Test
    void who_may_not_ask_any_more_is_not_told_what_was_answered() {
        Agent repeating = distributor.repeating();
        repeating.post(orders, order).is(201);

        repeating.as(Role.HELPDESK_AGENT).post(orders, order).isFault(403, 900150);
        repeating.with("Authorization", "Bearer nonsense").post(orders, order).isFault(401, 400);
        repeating.post(orders, order).is(201);
    }

    @Test
    void nothing_is_kept_of_what_is_no_answer_to_the_request_as_such() {
        Agent repeating = distributor.repeating();
        int before = kept();

        for (int again = 0; again < 2; again++) {
            repeating.post(orders, "{").isFault(400, 800002);
            repeating.post(orders, "[]").isFault(400, 800002);
            repeating.post(orders, "{'lineItems':[]}").isFault(400, 800002);
            repeating.post(orders, " ".repeat(2_000_000)).isFault(400, 800002);
            repeating.with("Content-Type", "text/csv").post(orders, order).isFault(400, 800002);
            repeating.as(Role.HELPDESK_AGENT).post(orders, order).isFault(403, 900150);
        }

        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void a_question_is_asked_anew() {
        Agent repeating = distributor.repeating();
        String question = "{'partnerIds':['%s']}".formatted(reseller.plaId().value());
        assertThat(repeating
                        .post("/v1/partners/validateresellers", question)
                        .text("validationResults.0.isValidPartnerIdOnRecord"))
                .isEqualTo("true");

        trade.suspend(reseller);

        assertThat(repeating
                        .post("/v1/partners/validateresellers", question)
                        .text("validationResults.0.isValidPartnerIdOnRecord"))
                .isEqualTo("false");
    }

    @Test
    void below_ledger_a_key_stands_for_one_request_for_a_day() {
        Agent keyed = distributor.with("Idempotency-Key", "partner-1");
        String aoba = "{'resellerEmail':'sato@aoba.example'}";
        Answer first = keyed.post("/ledger/partnerships", aoba).is(201);
        String withdrawal = "/ledger/partnerships/" + first.text("id") + "/withdrawal";
        Agent withdrawing = distributor.with("Idempotency-Key", "partner-2");
        Answer withdrawn = withdrawing.post(withdrawal, null).is(200);

        assertThat(store.unchangedBy(() -> keyed.post("/ledger/partnerships", aoba))
                        .is(201)
                        .json())
                .isEqualTo(first.json());
        assertSameAnswer(store.unchangedBy(() -> withdrawing.post(withdrawal, null)), withdrawn);
        for (Agent used : List.of(keyed, withdrawing)) {
            store.unchangedBy(() -> used.post("/ledger/partnerships", "{'resellerEmail':'mori@minami.example'}"))
                    .isProblem(422, "idempotency-key-reused");
        }
        trade.distributorIn("JP")
                .with("Idempotency-Key", "partner-1")
                .post("/ledger/partnerships", aoba)
                .is(201);
        clock.pass(Duration.ofHours(24).plusSeconds(1));
        keyed.post("/ledger/partnerships", "{'resellerEmail':'mori@minami.example'}")
                .is(201);
    }

    @Test
    void a_problem_is_told_again_too() {
        String id = trade.invitationBy(distributor).text("id");
        String withdrawal = "/ledger/partnerships/" + id + "/withdrawal";
        distributor.post(withdrawal, null).is(200);
        Agent keyed = distributor.with("Idempotency-Key", "withdrawal");

        Answer first = keyed.post(withdrawal, null).isProblem(409, "invitation-withdrawn");

        assertThat(keyed.post(withdrawal, null).body()).isEqualTo(first.body());
        keyed.with("Idempotency-Key", "with blank").post(withdrawal, null).isProblem(400, "malformed-idempotency-key");
    }

    @Test
    void no_person_and_no_secret_is_in_what_is_kept() {
        Agent repeating = distributor.repeating();
        String body = Trade.customer("JP", ",'associatedPartnerId':'%s'".formatted(reseller.tenant()));
        Answer customer = repeating.post("/v1/customers", body).is(201);
        Answer invitation =
                distributor.repeating().post("/ledger/partnerships", "{'resellerEmail':'sato@aoba.example'}");
        distributor
                .repeating()
                .patch("/v1/customers/" + customer.text("id"), "{}")
                .is(200);
        String gdap = trade.requestedGdap(distributor, customer.text("id"), reseller);
        distributor
                .repeating()
                .post("/ledger/gdap-relationships/" + gdap + "/approval", Trade.APPROVAL)
                .is(200);
        reseller.admin()
                .repeating()
                .post("/ledger/gdap-relationships/" + gdap + "/reseller-consent", null)
                .is(200);
        distributor.repeating().post("/v1/customers", body).isFault(409, 3000);
        trade.programme()
                .repeating()
                .post(
                        "/ledger/reseller-tenants",
                        "{'tenantId':'%s','name':'Aoba','country':'JP','plaId':'%s','email':'a@aoba.example'}"
                                .formatted(UUID.randomUUID(), Trade.freshPla().value()))
                .is(201);
        distributor
                .repeating()
                .post(
                        "/webhooks/v1/registration",
                        "{'WebhookUrl':'http://127.0.0.1/hook?code=s3cret','WebhookEvents':[]}")
                .is(200);
        String carts = orders.replace("/orders", "/carts");
        String cart = "{'lineItems':[{'catalogItemId':'a:b:c','quantity':1}]}";
        Answer filled = distributor.repeating().post(carts, cart).is(201);
        distributor.repeating().put(carts + "/" + filled.text("id"), cart).is(200);
        // Kept later than all of these.
        Answer last = distributor.repeating().post(orders, order).is(201);
        await().untilAsserted(() -> assertThat(bodies()).contains(last.text("id")));

        assertThat(bodies())
                .doesNotContain(
                        "Yui", "Mori", "it@minato.example", "Honcho", "0451112222", "sato@", "a@aoba.example", "s3cret")
                .doesNotContain(filled.text("lastModifiedUser"))
                .doesNotContain(customer.text("userCredentials.password"))
                .doesNotContain(invitation.text("invitationCode"));

        // Whatever was done with the customer since.
        distributor
                .put("/ledger/customers/" + customer.text("id") + "/reseller-permission", "{'value':'reader'}")
                .is(200);
        assertThat(store.unchangedBy(() -> repeating.post("/v1/customers", body))
                        .is(201)
                        .json())
                .isEqualTo(customer.json());
    }

    private String subscription() {
        return trade.subscription(distributor, orders.split("/")[3], reseller.plaId());
    }

    private static List<Answer> atOnce(Callable<Answer> request) {
        return AtOnce.run(Collections.nCopies(AT_ONCE, request));
    }

    private static String fixedIdOf(Agent agent) {
        return agent.post("/v1/partners/validateresellers", "{'partnerIds':['1']}")
                .header("MS-RequestId");
    }

    private static void assertSameAnswer(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Content-Type", "Ledger-Position", "ETag", "Location")) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
    }

    /** As a crash would make the node: its memory is gone and the row is not written. */
    private void forget(Answer answer) {
        await().until(() -> jdbc.sql("delete from edge.answered_request where convert_from(body, 'UTF8') = ?")
                        .param(answer.body())
                        .update()
                == 1);
    }

    private int kept() {
        return jdbc.sql("select count(*) from edge.answered_request where fault")
                .query(Integer.class)
                .single();
    }

    private String bodies() {
        return String.join(
                "\n",
                jdbc.sql(
                                "select convert_from(body, 'UTF8') || headers from edge.answered_request where body is not null")
                        .query(String.class)
                        .list());
    }
}
