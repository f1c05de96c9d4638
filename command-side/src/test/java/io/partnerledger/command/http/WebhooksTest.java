package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.partnerledger.command.due.DueRunner;
import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.command.webhook.Receiver;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.store.Head;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Webhooks as Partner Center's clients register them, and a receiver that is really called. */
@CommandSideTest
class WebhooksTest {

    private static final String REGISTRATION = "/webhooks/v1/registration";
    private static final String VALIDATIONS = REGISTRATION + "/validationEvents";
    private static final String ALL =
            "'subscription-updated','granular-admin-relationship-approved','granular-admin-relationship-activated',"
                    + "'granular-admin-relationship-terminated','granular-admin-relationship-expired',"
                    + "'partnership-accepted','partnership-removed','reseller-suspended','partner-of-record-invalid',"
                    + "'partner-of-record-valid'";

    private static final String REMOVAL = """
            {'confirmed':true,'reason':'Moved away','attestation':{'textId':'partnership-removal-1-en',
             'goodFaith':true,'legitimateBusinessReason':true,'compliesWithTerms':true,'holdHarmless':true}}
            """;

    private final int port;
    private final Trade trade;
    private final MovingClock clock;
    private final Store store;
    private final DueRunner runner;
    private final Receiver receiver = new Receiver();
    private Agent kanto;

    WebhooksTest(@LocalServerPort int port, MovingClock clock, Head head, DueRunner runner) {
        this.port = port;
        this.trade = new Trade(port);
        this.clock = clock;
        this.store = new Store(head);
        this.runner = runner;
    }

    @BeforeEach
    void kanto_is_a_distributor() {
        kanto = trade.distributorIn("JP");
    }

    @AfterEach
    void close() {
        clock.reset();
        // Nobody is to be called after its test.
        kanto.put(REGISTRATION, wanted(receiver.url("/hooks"), ""));
        receiver.close();
    }

    private static String wanted(String url, String events) {
        return "{'WebhookUrl':'%s','WebhookEvents':[%s]}".formatted(url, events);
    }

    private void awaitTold(String... events) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receiver.events()).containsExactlyInAnyOrder(events));
        receiver.forget();
    }

    private byte[] fetch(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static List<String> texts(Answer answer, String member) {
        return StreamSupport.stream(answer.json().path(member).spliterator(), false)
                .map(element -> element.asString())
                .toList();
    }

    @Test
    void a_webhook_is_registered_once_shown_and_changed() {
        kanto.get(REGISTRATION).isFault(404, 1000);
        kanto.put(REGISTRATION, wanted(receiver.url("/hooks"), "")).isFault(404, 1000);

        Agent portal = kanto.repeating();
        Answer registered = portal.post(
                        REGISTRATION,
                        "{'webhookurl':'%s','WEBHOOKEVENTS':['Subscription-Updated','test-created','invoice-ready'],"
                                        .formatted(receiver.url("/hooks?code=s3cret"))
                                + "'SignatureTokenToMsSignatureHeader':null,'Attributes':{'x':1}}")
                .is(200);
        assertThat(registered.json().propertyNames()).containsExactly("SubscriberId", "WebhookUrl", "WebhookEvents");
        assertThat(registered.text("WebhookUrl")).isEqualTo(receiver.url("/hooks?code=s3cret"));
        assertThat(texts(registered, "WebhookEvents"))
                .containsExactly("subscription-updated", "test-created", "invoice-ready");
        assertThat(kanto.get(REGISTRATION).is(200).body()).isEqualTo(registered.body());

        kanto.post(REGISTRATION, wanted(receiver.url("/other"), "'test-created'"))
                .isFault(409, 3000);
        assertThat(kanto.get(REGISTRATION).body()).isEqualTo(registered.body());

        Answer changed = kanto.put(REGISTRATION, wanted(receiver.url("/other"), "'test-created'"))
                .is(200);
        assertThat(changed.text("SubscriberId")).isEqualTo(registered.text("SubscriberId"));
        assertThat(changed.text("WebhookUrl")).isEqualTo(receiver.url("/other"));
        assertThat(kanto.get(REGISTRATION).body()).isEqualTo(changed.body());
    }

    @Test
    void a_repeated_change_is_made_once() {
        kanto.post(REGISTRATION, wanted(receiver.url("/hooks"), "")).is(200);
        Agent repeating = kanto.repeating();
        repeating.put(REGISTRATION, wanted(receiver.url("/one"), "")).is(200);
        String latest = kanto.put(REGISTRATION, wanted(receiver.url("/two"), ""))
                .is(200)
                .body();

        repeating.put(REGISTRATION, wanted(receiver.url("/one"), "")).is(200);

        assertThat(kanto.get(REGISTRATION).body()).isEqualTo(latest);
    }

    @Test
    void a_repeated_registration_is_answered_again_and_of_two_at_once_one_wins() throws Exception {
        Agent repeating = kanto.repeating();
        String body = wanted(receiver.url("/hooks"), "'test-created'");
        Answer first = repeating.post(REGISTRATION, body).is(200);
        assertThat(repeating.post(REGISTRATION, body).is(200).body()).isEqualTo(first.body());

        Agent kansai = trade.distributorIn("JP");
        assertThat(AtOnce.run(IntStream.range(0, 4)
                        .mapToObj(i ->
                                (Callable<Integer>) () -> kansai.post(REGISTRATION, wanted(receiver.url("/" + i), ""))
                                        .status())
                        .toList()))
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void what_can_be_told_is_a_bare_array() {
        Answer events = kanto.get(REGISTRATION + "/events").is(200);

        assertThat(events.json().isArray()).isTrue();
        assertThat(events.body())
                .contains("\"test-created\"", "\"partner-of-record-valid\"", "\"subscription-updated\"")
                .doesNotContain("invoice-ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "not json",
                "{'WebhookUrl':null,'WebhookEvents':['test-created']}",
                "{'WebhookUrl':'https://portal.example/'}",
                "{'WebhookUrl':'https://portal.example/','WebhookEvents':null}",
                "{'WebhookUrl':'https://portal.example/','WebhookEvents':'test-created'}",
                "{'WebhookUrl':'https://portal.example/','WebhookEvents':[null]}",
                "{'WebhookUrl':'https://portal.example/','WebhookEvents':['order-eaten']}",
                "{'WebhookUrl':{},'WebhookEvents':['test-created']}",
                "{'WebhookUrl':'ftp://portal.example/','WebhookEvents':['test-created']}",
                "{'WebhookUrl':'https://user:secret@127.0.0.1/','WebhookEvents':['test-created']}",
                "{'WebhookUrl':'https://127.0.0.1/#part','WebhookEvents':['test-created']}"
            })
    void what_cant_be_registered_is_told_and_not_kept(String body) {
        store.unchangedBy(() -> kanto.post(REGISTRATION, body).isFault(400, 800002));
        kanto.get(REGISTRATION).isFault(404, 1000);
    }

    @Test
    void webhooks_are_the_admin_agents_of_a_distributor_alone() {
        kanto.post(REGISTRATION, wanted(receiver.url("/hooks"), "")).is(200);
        String trial = kanto.post(VALIDATIONS, null).is(200).text("correlationId");
        Agent aoba = trade.resellerIn("JP").admin();
        for (String path : List.of(REGISTRATION, VALIDATIONS + "/" + trial)) {
            kanto.as(Role.SALES_AGENT).get(path).isFault(403, 900150);
            aoba.get(path).isFault(403, 900150);
            trade.withoutToken().get(path).isFault(401, 400);
        }
        kanto.as(Role.HELPDESK_AGENT).post(VALIDATIONS, null).isFault(403, 900150);
        kanto.as(Role.SALES_AGENT).get(REGISTRATION + "/events").is(200);

        Agent kansai = trade.distributorIn("JP");
        kansai.get(REGISTRATION).isFault(404, 1000);
        kansai.post(VALIDATIONS, null).isFault(404, 1000);
        kansai.get(VALIDATIONS + "/" + trial).isFault(404, 1000);
        kanto.get(VALIDATIONS + "/" + UUID.randomUUID()).isFault(404, 1000);
        kanto.get(VALIDATIONS + "/not-a-guid").isFault(400, 900118);
    }

    @Test
    void a_trial_calls_the_receiver_and_tells_how_it_went_twice_a_minute_at_most() {
        kanto.post(REGISTRATION, wanted(receiver.url("/hooks"), "'subscription-updated'"))
                .is(200);
        Agent repeating = kanto.repeating();
        String first = repeating.post(VALIDATIONS, null).is(200).text("correlationId");
        assertThat(repeating.post(VALIDATIONS, null).is(200).text("correlationId"))
                .isEqualTo(first);
        awaitTold("test-created");
        await().untilAsserted(() -> assertThat(
                        kanto.get(VALIDATIONS + "/" + first).is(200).text("status"))
                .isEqualTo("completed"));
        Answer shown = kanto.get(VALIDATIONS + "/" + first);
        assertThat(shown.text("correlationId")).isEqualTo(first);
        assertThat(shown.text("partnerId")).isEqualTo(kanto.tenant().toString());
        assertThat(shown.text("callbackUrl")).isEqualTo(receiver.url("/hooks"));
        assertThat(shown.text("results.0.responseCode")).isEqualTo("200");
        assertThat(shown.text("results.0.dateTimeUtc")).isNotBlank();

        kanto.post(VALIDATIONS, null).is(200);
        kanto.post(VALIDATIONS, null).isFault(409, 3000);
        clock.pass(Duration.ofSeconds(61));
        kanto.post(VALIDATIONS, null).is(200);
        awaitTold("test-created", "test-created");
    }

    @Test
    void everything_that_concerns_a_distributor_is_told_to_it_signed_and_nothing_else() throws Exception {
        Reseller aoba = trade.resellerIn("JP");
        Agent kansai = trade.distributorIn("JP");
        trade.partnership(kanto, aoba);
        trade.partnership(kansai, aoba);
        String customer = trade.customerOf(kanto, aoba, "JP");
        kanto.post(REGISTRATION, wanted(receiver.url("/hooks?code=s3cret"), ALL))
                .is(200);

        String subscription = trade.subscription(kanto, customer, aoba.plaId());
        await().until(() -> !receiver.calls().isEmpty());
        Receiver.Call call = receiver.calls().get(0);
        assertThat(call.path()).isEqualTo("/hooks?code=s3cret");
        assertThat(call.json().propertyNames())
                .containsExactly("EventName", "ResourceUri", "ResourceName", "AuditUri", "ResourceChangeUtcDate");
        assertThat(call.json().path("ResourceUri").asString()).isEqualTo("https://ledger.example" + subscription);
        assertThat(call.json().path("ResourceName").asString()).isEqualTo("subscription");
        assertThat(call.json().path("AuditUri").asString())
                .isEqualTo("https://ledger.example/ledger/history/subscription:"
                        + subscription.substring(subscription.lastIndexOf('/') + 1));
        assertThat(call.json().path("ResourceChangeUtcDate").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}\\+00:00");
        assertThat(call.header("Content-Type")).startsWith("application/json");
        assertThat(call.header("X-MS-Signature-Algorithm")).isEqualTo("rsa-sha256");
        String certificate = call.header("X-MS-Certificate-Url");
        assertThat(certificate).startsWith("https://ledger.example/");
        assertThat(call.isSignedBy(fetch(URI.create(certificate).getPath()), call.header("Authorization")))
                .isTrue();
        awaitTold("subscription-updated");

        kanto.patch(subscription, "{'friendlyName':'Mail','quantity':7}").is(200);
        awaitTold("subscription-updated");

        String gdap = trade.requestedGdap(kanto, customer, aoba);
        trade.activate(gdap, kanto, aoba);
        trade.suspend(aoba);
        awaitTold(
                "granular-admin-relationship-approved",
                "granular-admin-relationship-activated",
                "reseller-suspended",
                "partner-of-record-invalid",
                "granular-admin-relationship-terminated");

        trade.reactivate(aoba);
        awaitTold("partner-of-record-valid");

        trade.partnership(kanto, trade.resellerIn("JP"));
        awaitTold("partnership-accepted");
    }

    @Test
    void what_time_does_to_a_subscription_is_told_too() {
        Reseller aoba = trade.resellerIn("JP");
        trade.partnership(kanto, aoba);
        trade.subscription(kanto, trade.customerOf(kanto, aoba, "JP"), aoba.plaId());
        kanto.post(REGISTRATION, wanted(receiver.url("/hooks"), "'subscription-updated'"))
                .is(200);

        clock.pass(Duration.ofDays(370));
        runner.runWhatIsDue();
        awaitTold("subscription-updated");
    }

    @Test
    void a_removed_partnership_is_told() {
        Reseller aoba = trade.resellerIn("JP");
        String partnership = trade.partnership(kanto, aoba);
        kanto.post(REGISTRATION, wanted(receiver.url("/hooks"), ALL)).is(200);

        kanto.post("/ledger/partnerships/" + partnership + "/removal", REMOVAL).is(200);
        awaitTold("partnership-removed");
    }

    @Test
    void the_signature_goes_into_a_header_of_its_own_where_that_is_wanted() throws Exception {
        kanto.post(
                        REGISTRATION,
                        "{'WebhookUrl':'%s','WebhookEvents':['test-created'],'signatureTokenToMsSignatureHeader':true}"
                                .formatted(receiver.url("/hooks")))
                .is(200);
        kanto.post(VALIDATIONS, null).is(200);
        await().until(() -> !receiver.calls().isEmpty());

        Receiver.Call call = receiver.calls().get(0);
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.isSignedBy(fetch("/webhooks/v1/certificate"), call.header("x-ms-signature")))
                .isTrue();
    }
}
