package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.command.job.JobLine;
import io.partnerledger.command.job.KindOfJob;
import io.partnerledger.command.job.LineOutcome;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CommandSideTest
class ReplacingPartnersOfRecordTest {

    private static final String REPLACEMENTS = "/ledger/por-replacements";

    private final Trade trade;
    private final Store store;
    private final EventStore events;
    private final SellingStub selling;
    private final KindOfJob<?> kind;

    ReplacingPartnersOfRecordTest(
            @LocalServerPort int port, Head head, EventStore events, SellingStub selling, List<KindOfJob<?>> kinds) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.events = events;
        this.selling = selling;
        this.kind = kinds.stream()
                .filter(each -> each.code().equals("por-replacement"))
                .findFirst()
                .orElseThrow();
    }

    private Agent distributor;
    private Agent lines;
    private Reseller former;
    private Reseller next;
    private String customer;

    @BeforeEach
    void trade() {
        distributor = trade.distributorIn("JP");
        lines = distributor.as(Role.SALES_AGENT).with("Content-Type", "application/x-ndjson");
        former = trade.resellerIn("JP");
        next = trade.resellerIn("JP");
        trade.partnership(distributor, former);
        trade.partnership(distributor, next);
        customer = trade.customerOf(distributor, former, "JP");
    }

    @Test
    void two_thousand_lines_are_done_each_with_its_result() {
        List<String> sold = sold(2_000);
        Reseller suspended = trade.resellerIn("JP");
        trade.suspend(suspended);
        List<String> said =
                new ArrayList<>(sold.stream().map(id -> line(id, next.plaId())).toList());
        said.set(0, line(sold.get(0), suspended.plaId()));
        said.set(1, line(sold.get(1), former.plaId()));
        said.add("{'subscriptionId':'%s','toPlaId':".formatted(sold.get(0)));
        said.add("{'subscriptionId':'1-1-1-1-1'}");
        said.add(line(UUID.randomUUID().toString(), next.plaId()));
        said.add(line(soldByAnother(), next.plaId()));
        said.add("");
        said.add("{'subscriptionId':'%s','toPlaId':'%s','because':'x'}"
                .formatted(sold.get(0), next.plaId().value()));

        Answer accepted = lines.post(REPLACEMENTS, String.join("\n", said)).is(202);
        assertThat(accepted.header("Location")).isEqualTo("https://ledger.example" + path(accepted));
        JsonNode job = finished(accepted);

        assertThat(job.at("/status").asString()).isEqualTo("done");
        assertThat(job.at("/progress").toString())
                .isEqualTo("{\"lines\":2005,\"done\":2005,\"outcomes\":"
                        + "{\"blocked\":1,\"changed\":1998,\"malformed\":3,\"not-found\":2,\"unchanged\":1}}");
        JsonNode blocked = items(accepted, "blocked").get(0);
        assertThat(blocked.at("/line").asInt()).isEqualTo(1);
        assertThat(blocked.at("/failures/0/check").asString()).isEqualTo("tenant-suspended");
        assertThat(blocked.at("/failures/0/guidance").asString())
                .contains(suspended.plaId().value());
        assertThat(items(accepted, "malformed"))
                .extracting(
                        line -> line.at("/line").asInt(),
                        line -> line.at("/code").asString(),
                        line -> line.at("/violations/0/field").asString(""))
                .containsExactly(
                        tuple(2_001, "malformed-json", ""),
                        tuple(2_002, "invalid-request", "subscriptionId"),
                        tuple(2_006, "invalid-request", "because"));
        assertThat(items(accepted, "not-found"))
                .extracting(line -> line.at("/line").asInt())
                .containsExactly(2_003, 2_004);
        assertThat(assignments(sold)).hasSize(1_998).doesNotHaveDuplicates();
    }

    @Test
    void an_undo_leaves_what_somebody_has_changed_since_and_asks_the_gate_for_the_rest() {
        List<String> sold = sold(3);
        Answer job = lines.post(REPLACEMENTS, said(sold, next.plaId())).is(202);
        finished(job);
        Reseller third = trade.resellerIn("JP");
        distributor
                .patch(
                        address(sold.get(0)),
                        "{'partnerId':'%s'}".formatted(third.plaId().value()))
                .is(200);
        trade.suspend(former);

        Answer undo = distributor.post(path(job) + "/undo", null).is(202);
        assertThat(finished(undo).at("/progress/outcomes").toString()).isEqualTo("{\"blocked\":2,\"left\":1}");
        assertThat(items(undo, "left").get(0).at("/code").asString()).isEqualTo("subscription-changed-since");

        trade.reactivate(former);
        Answer again = distributor.post(path(job) + "/undo", null).is(202);
        assertThat(finished(again).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":2,\"left\":1}");
        assertThat(partnersOf(sold))
                .containsOnly(third.plaId().value(), former.plaId().value());
    }

    @Test
    void a_subscription_replaced_twice_by_one_job_goes_the_same_way_back() {
        String sold = sold(1).get(0);
        Reseller third = trade.resellerIn("JP");
        trade.partnership(distributor, third);

        Answer job = lines.post(REPLACEMENTS, line(sold, next.plaId()) + "\n" + line(sold, third.plaId()))
                .is(202);
        assertThat(finished(job).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":2}");
        assertThat(partnersOf(List.of(sold))).containsOnly(third.plaId().value());

        Answer undo = distributor.post(path(job) + "/undo", null).is(202);
        assertThat(finished(undo).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":2}");
        assertThat(partnersOf(List.of(sold))).containsOnly(former.plaId().value());
    }

    @Test
    void one_partner_of_record_is_replaced_by_another_wherever_it_is() {
        List<String> sold = sold(3);
        selling.sold(former.plaId(), sold);
        Agent repeating = distributor.with("Idempotency-Key", "wholesale");

        Answer job = repeating.post(REPLACEMENTS, wholesale()).is(202);

        assertThat(finished(job).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":3}");
        assertThat(partnersOf(sold)).containsOnly(next.plaId().value());
        assertThat(repeating.post(REPLACEMENTS, wholesale()).is(202).text("id")).isEqualTo(job.text("id"));
        repeating
                .post(
                        REPLACEMENTS,
                        "{'fromPlaId':'%s','toPlaId':'%s'}"
                                .formatted(next.plaId().value(), former.plaId().value()))
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void a_dry_run_that_does_not_say_so_is_refused_and_nothing_begins() {
        String said = line(sold(1).get(0), next.plaId());

        store.unchangedBy(() -> lines.post(REPLACEMENTS + "?dryRun", said).isProblem(400, "invalid-request"));
    }

    @Test
    void a_dry_run_tells_what_would_come_of_it_and_keeps_nothing() {
        List<String> sold = sold(3);
        Reseller stranger = trade.resellerIn("JP");
        String said = String.join(
                "\n",
                line(sold.get(0), next.plaId()),
                line(sold.get(1), Trade.freshPla()),
                line(sold.get(2), stranger.plaId()));

        Answer job = store.unchangedBy(() -> {
            Answer accepted = lines.post(REPLACEMENTS + "?dryRun=true", said).is(202);
            finished(accepted);
            return accepted;
        });

        JsonNode shown = distributor.get(path(job)).json();
        assertThat(shown.at("/dryRun").asBoolean()).isTrue();
        assertThat(shown.at("/items"))
                .extracting(line -> line.at("/outcome").asString())
                .containsExactly("changed", "blocked", "changed");
        assertThat(shown.at("/items/1/failures/0/check").asString()).isEqualTo("pla-unknown");
        // S67: an unlisted id is taken, but not without a word.
        assertThat(shown.at("/items/2/failures/0/check").asString()).isEqualTo("no-partnership");
        assertThat(distributor
                        .with("X-Locale", "ja-JP")
                        .get(path(job))
                        .json()
                        .at("/items/1/failures/0/guidance")
                        .asString())
                .contains("ください");
        distributor.post(path(job) + "/undo", null).isProblem(409, "job-not-undoable");
    }

    @Test
    void a_cancelled_job_stops_and_says_which_lines_were_not_done() {
        String said = IntStream.range(0, 4_000)
                .mapToObj(n -> line(UUID.randomUUID().toString(), next.plaId()))
                .collect(Collectors.joining("\n"));

        Answer job = lines.post(REPLACEMENTS, said).is(202);
        distributor.post(path(job) + "/cancellation", null).is(200);

        JsonNode stopped = finished(job);
        assertThat(stopped.at("/status").asString()).isEqualTo("cancelled");
        assertThat(stopped.at("/progress/done").asInt()).isEqualTo(4_000);
        assertThat(stopped.at("/progress/outcomes/cancelled").asInt()).isPositive();
        assertThat(items(job, "cancelled").get(0).at("/outcome").asString()).isEqualTo("cancelled");
        distributor.post(path(job) + "/cancellation", null).is(200);
        Answer done = lines.post(REPLACEMENTS, line(UUID.randomUUID().toString(), next.plaId()));
        finished(done);
        assertThat(distributor
                        .post(path(done) + "/cancellation", null)
                        .isProblem(409, "job-finished")
                        .text("currentState"))
                .isEqualTo("done");
    }

    @Test
    void a_line_that_is_done_again_after_a_crash_has_one_effect_and_the_same_result() {
        List<String> sold = sold(1);
        Answer job = lines.post(REPLACEMENTS, said(sold, next.plaId())).is(202);
        finished(job);

        LineResult again = store.unchangedBy(() -> runAgain(kind, job, 1, line(sold.get(0), next.plaId())));

        assertThat(again.outcome()).isEqualTo(LineOutcome.CHANGED);
        assertThat(again.about()).containsEntry("formerPlaId", former.plaId().value());
        assertThat(assignments(sold)).hasSize(1).allMatch(key -> key.equals("job:" + job.text("id") + "/1"));
    }

    @Test
    void what_a_job_did_is_found_by_its_id() {
        List<String> sold = sold(1);
        Answer job = lines.post(REPLACEMENTS, said(sold, next.plaId())).is(202);
        finished(job);

        assertThat(messages(sold.get(0)))
                .filteredOn(message -> message.getPayload() instanceof PartnerOfRecordAssigned)
                .extracting(message -> message.getMetaData().get("correlationId"))
                .containsExactly(job.text("id"));
    }

    @Test
    void the_same_lines_sent_again_under_the_same_id_are_the_same_job() {
        Agent repeating = lines.with("Idempotency-Key", "twice");
        String said = line(UUID.randomUUID().toString(), next.plaId());

        Answer job = repeating.post(REPLACEMENTS, said).is(202);

        assertThat(repeating.post(REPLACEMENTS, said).is(202).text("id")).isEqualTo(job.text("id"));
        repeating.post(REPLACEMENTS, said + "\n" + said).isProblem(422, "idempotency-key-reused");
        assertThat(lines.post(REPLACEMENTS, said).is(202).text("id")).isNotEqualTo(job.text("id"));
    }

    @Test
    void nobody_else_sees_or_touches_a_job() {
        Answer job = lines.post(REPLACEMENTS, line(UUID.randomUUID().toString(), next.plaId()))
                .is(202);
        Agent other = trade.distributorIn("JP");

        other.get(path(job)).isProblem(404, "not-found");
        other.post(path(job) + "/cancellation", null).isProblem(404, "not-found");
        other.post(path(job) + "/undo", null).isProblem(404, "not-found");
        distributor.get("/ledger/jobs/" + UUID.randomUUID()).isProblem(404, "not-found");
        distributor.as(Role.HELPDESK_AGENT).get(path(job)).isProblem(403, "role-lacks-right");
        next.admin().post(REPLACEMENTS, wholesale()).isProblem(403, "role-lacks-right");
    }

    @Test
    void a_body_without_lines_or_with_too_many_bytes_is_refused_and_begins_nothing() {
        lines.post(REPLACEMENTS, "\n\n").isProblem(400, "body-missing");
        Answer tooLarge = lines.post(
                        REPLACEMENTS, (line(UUID.randomUUID().toString(), next.plaId()) + "\n").repeat(7_000))
                .isProblem(413, "body-too-large");
        assertThat(tooLarge.text("detail")).contains("524288");
        distributor.with("Content-Type", "text/csv").post(REPLACEMENTS, "a,b").isProblem(415, "media-type-unsupported");
    }

    @Test
    void a_line_too_long_or_in_another_encoding_is_told_by_its_number_and_the_others_are_done() {
        String unknown = line(UUID.randomUUID().toString(), next.plaId());

        Answer job = lines.post(REPLACEMENTS, unknown + "\n" + "x".repeat(20_000) + "\n\0\nnull\n" + unknown)
                .is(202);

        finished(job);
        assertThat(distributor.get(path(job)).json().at("/items"))
                .extracting(line -> line.at("/outcome").asString())
                .containsExactly("not-found", "malformed", "malformed", "malformed", "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'fromPlaId':'1','toPlaId':'1'}",
                "{'fromPlaId':'x','toPlaId':'2'}",
                "{'fromPlaId':'1','toPlaId':'2','customerIds':[]}",
                "{'fromPlaId':'1','toPlaId':'2','customerIds':['x',null]}",
                "{'fromPlaId':'1','toPlaId':'2','customers':[]}",
            })
    void what_is_no_replacement_is_refused(String body) {
        store.unchangedBy(() -> distributor.post(REPLACEMENTS, body)).isProblem(400, "invalid-request");
    }

    @Test
    void the_results_are_paged() {
        String said = IntStream.range(0, 5)
                .mapToObj(n -> line(UUID.randomUUID().toString(), next.plaId()))
                .collect(Collectors.joining("\n"));
        Answer job = lines.post(REPLACEMENTS, said).is(202);
        finished(job);

        JsonNode first = distributor.get(path(job) + "?limit=3").json();
        JsonNode second = distributor
                .get(path(job) + "?limit=3&cursor=" + first.at("/nextCursor").asString())
                .json();

        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.at("/items").valueStream())
                        .map(line -> line.at("/line").asInt()))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(second.has("nextCursor")).isFalse();
        distributor.get(path(job) + "?outcome=merry").isProblem(400, "invalid-request");
    }

    private String wholesale() {
        return "{'fromPlaId':'%s','toPlaId':'%s'}"
                .formatted(former.plaId().value(), next.plaId().value());
    }

    private String soldByAnother() {
        Agent other = trade.distributorIn("JP");
        trade.partnership(other, former);
        String subscription = trade.subscription(other, trade.ownCustomerOf(other, "JP"), former.plaId());
        return subscription.substring(subscription.lastIndexOf('/') + 1);
    }

    /** So many subscriptions with the former partner of record. */
    private List<String> sold(int count) {
        List<String> sold = new ArrayList<>();
        while (sold.size() < count) {
            String orderLines = IntStream.range(0, Math.min(200, count - sold.size()))
                    .mapToObj(
                            "{'lineItemNumber':%d,'offerId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971','quantity':5,'partnerIdOnRecord':'%%s'}"
                                    ::formatted)
                    .map(each -> each.formatted(former.plaId().value()))
                    .collect(Collectors.joining(","));
            distributor
                    .post("/v1/customers/" + customer + "/orders", "{'lineItems':[" + orderLines + "]}")
                    .is(201)
                    .json()
                    .at("/lineItems")
                    .valueStream()
                    .map(each -> each.at("/subscriptionId").asString())
                    .forEach(sold::add);
        }
        return sold;
    }

    private String address(String subscription) {
        return "/v1/customers/" + customer + "/subscriptions/" + subscription;
    }

    private static String said(List<String> subscriptions, PlaId to) {
        return subscriptions.stream().map(id -> line(id, to)).collect(Collectors.joining("\n"));
    }

    private static String line(String subscription, PlaId to) {
        return "{'subscriptionId':'%s','toPlaId':'%s'}".formatted(subscription, to.value());
    }

    private static String path(Answer job) {
        return "/ledger/jobs/" + job.text("id");
    }

    private JsonNode finished(Answer job) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> distributor.get(path(job) + "?limit=1").is(200).json(), shown -> shown.has("finishedAt"));
    }

    private List<JsonNode> items(Answer job, String outcome) {
        return distributor
                .get(path(job) + "?outcome=" + outcome)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    private Set<String> partnersOf(List<String> subscriptions) {
        return subscriptions.stream()
                .map(id -> messages(id).stream()
                        .map(DomainEventMessage::getPayload)
                        .filter(PartnerOfRecordAssigned.class::isInstance)
                        .map(assigned -> ((PartnerOfRecordAssigned) assigned).partnerOfRecord())
                        .reduce(former.plaId().value(), (before, after) -> after))
                .collect(Collectors.toSet());
    }

    /** The request keys of all assignments on these subscriptions. */
    private List<String> assignments(List<String> subscriptions) {
        return subscriptions.stream()
                .flatMap(id -> messages(id).stream())
                .filter(message -> message.getPayload() instanceof PartnerOfRecordAssigned)
                .map(message -> ((PartnerOfRecordAssigned) message.getPayload()).requestKey())
                .toList();
    }

    private List<? extends DomainEventMessage<?>> messages(String subscription) {
        return events.readEvents("subscription:" + subscription).asStream().toList();
    }

    private <L> LineResult runAgain(KindOfJob<L> kind, Answer job, int number, String line) {
        String key = "job:" + job.text("id") + "/" + number;
        return kind.run(
                new JsonMapper().readValue(line.replace('\'', '"'), kind.line()),
                new JobLine(
                        UUID.fromString(job.text("id")),
                        number,
                        false,
                        new Caller("somebody", distributor.tenant(), Set.of(Role.SALES_AGENT)),
                        new RequestContext("r", true, job.text("id"), "0".repeat(32), Locale.US, "POST", "/"),
                        new RequestKey(key, key)));
    }
}
