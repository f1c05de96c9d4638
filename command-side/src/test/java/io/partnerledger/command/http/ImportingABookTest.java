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
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.events.LedgerDatabase;
import io.partnerledger.events.store.Head;
import io.partnerledger.kernel.customer.CustomerImported;
import io.partnerledger.kernel.subscription.SubscriptionImported;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@CommandSideTest
class ImportingABookTest {

    private static final String IMPORTS = "/ledger/imports";
    private static final LocalDate START = LocalDate.now(ZoneOffset.UTC).minusMonths(2);
    private static final LocalDate END = START.plusYears(1).minusDays(1);
    private static final String ADDRESS = "1-2-3 Honcho";

    private final Trade trade;
    private final Store store;
    private final EventStore events;
    private final JdbcClient jdbc;
    private final KindOfJob<?> kind;
    private final EdgeJson json;

    ImportingABookTest(
            @LocalServerPort int port,
            Head head,
            EventStore events,
            LedgerDatabase database,
            EdgeJson json,
            List<KindOfJob<?>> kinds) {
        this.json = json;
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.events = events;
        this.jdbc = JdbcClient.create(database.pool("look-at-jobs", 1));
        this.kind = kinds.stream()
                .filter(each -> each.code().equals("import"))
                .findFirst()
                .orElseThrow();
    }

    private Agent distributor;
    private Agent lines;
    private Reseller aoba;

    @BeforeEach
    void trade() {
        distributor = trade.distributorIn("JP");
        lines = distributor.with("Content-Type", "application/x-ndjson");
        aoba = trade.resellerIn("JP");
    }

    @Test
    void a_book_in_any_order_is_taken_over_and_every_line_that_is_not_is_told() {
        UUID minato = UUID.randomUUID();
        UUID office = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        trade.suspend(aoba);
        String book = String.join(
                "\n",
                subscription(office, minato, aoba.plaId().value()),
                "{'type':'subscription','subscription':{'id':",
                customer(minato, "minato", aoba.tenant()),
                partnership(stranger, null),
                customer(UUID.randomUUID(), "nowhere", stranger),
                "{'type':'customer','customer':{'id':'%s','companyProfile':{'domain':'x y'}}}".formatted(stranger),
                "",
                "{'type':'invoice'}",
                subscription(UUID.randomUUID(), stranger, null),
                partnership(aoba.tenant(), "2021-04-01"),
                "{'type':'partnership','partnership':{'id':'%s'},'customerId':'%s'}".formatted(stranger, stranger));

        Answer job = lines.post(IMPORTS, book).is(202);
        assertThat(finished(job).at("/progress").toString())
                .isEqualTo("{\"lines\":10,\"done\":10,\"outcomes\":"
                        + "{\"changed\":3,\"malformed\":4,\"not-found\":1,\"refused\":2}}");
        assertThat(items(job))
                .extracting(
                        line -> line.at("/line").asInt(),
                        line -> line.at("/outcome").asString(),
                        line -> line.at("/code").asString(""))
                .containsExactly(
                        tuple(1, "changed", ""),
                        tuple(2, "malformed", "malformed-json"),
                        tuple(3, "changed", ""),
                        tuple(4, "refused", "reseller-not-registered"),
                        tuple(5, "refused", "reseller-not-registered"),
                        tuple(6, "malformed", "invalid-request"),
                        tuple(8, "malformed", "invalid-request"),
                        tuple(9, "not-found", "customer-not-found"),
                        tuple(10, "changed", ""),
                        tuple(11, "malformed", "invalid-request"));
        assertThat(items(job).get(3).at("/detail").asString()).contains(stranger.toString());
        assertThat(items(job).get(5).at("/violations").findValuesAsString("field"))
                .contains("customer.companyProfile.domain", "customer.billingProfile");
        // Nothing was gated, but what is wrong is told and kept.
        assertThat(items(job).get(0).at("/failures/0/check").asString()).isEqualTo("tenant-suspended");
        SubscriptionImported imported = (SubscriptionImported) only("subscription:" + office);
        assertThat(imported.verdict().failures())
                .extracting(failure -> failure.check(), failure -> failure.blocks())
                .containsExactly(tuple("tenant-suspended", false));
        assertThat(imported.customerId()).isEqualTo(minato.toString());
        assertThat(imported.associatedResellerTenantId())
                .isEqualTo(aoba.tenant().toString());
    }

    @Test
    void what_is_taken_over_is_there_to_work_with() {
        UUID minato = UUID.randomUUID();
        UUID office = UUID.randomUUID();
        finished(lines.post(
                IMPORTS,
                String.join(
                        "\n",
                        partnership(aoba.tenant(), null),
                        customer(minato, "minato", aoba.tenant()),
                        subscription(office, minato, aoba.plaId().value()))));

        trade.subscription(distributor, minato.toString(), aoba.plaId());
        Answer patched = distributor
                .patch("/v1/customers/" + minato + "/subscriptions/" + office, "{'quantity':40}")
                .is(200);
        assertThat(patched.json().at("/orderId").asString()).isEqualTo("3F2504E0");
        distributor
                .post("/v1/customers", Trade.customerAt("minato-" + minato + ".onmicrosoft.com", "JP", ""))
                .isFault(409, 3000);
    }

    @Test
    void the_same_book_again_changes_nothing_and_what_differs_is_named() {
        UUID minato = UUID.randomUUID();
        UUID office = UUID.randomUUID();
        String customer = customer(minato, "minato", aoba.tenant());
        String book = String.join(
                "\n",
                partnership(aoba.tenant(), "2021-04-01"),
                customer,
                subscription(office, minato, aoba.plaId().value()));
        finished(lines.post(IMPORTS, book));

        assertThat(store.unchangedBy(() -> finished(lines.post(IMPORTS, book)))
                        .at("/progress/outcomes")
                        .toString())
                .isEqualTo("{\"unchanged\":3}");

        Answer other = store.unchangedBy(() -> {
            Answer job = lines.post(
                    IMPORTS,
                    customer.replace("it@minato.example", "cio@minato.example") + "\n"
                            + subscription(office, minato, null));
            finished(job);
            return job;
        });
        assertThat(items(other))
                .extracting(
                        line -> line.at("/code").asString(),
                        line -> line.at("/detail").asString())
                .allSatisfy(told -> assertThat(told.toList().get(0)).isEqualTo("differs-from-ledger"))
                .satisfiesExactly(
                        told -> assertThat(told.toList().get(1).toString()).contains("email"),
                        told -> assertThat(told.toList().get(1).toString()).contains("partnerId"));
    }

    @Test
    void a_triennial_subscription_is_taken_as_the_ledger_answers_it() {
        String customer = trade.ownCustomerOf(distributor, "JP");
        String bought = "{'billingCycle':'triennial','lineItems':[{'offerId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971',"
                + "'quantity':5,'termDuration':'P3Y'}]}";
        Answer order = distributor
                .post("/v1/customers/" + customer + "/orders", bought)
                .is(201);
        assertThat(order.text("billingCycle")).isEqualTo("none");
        assertThat(order.text("exactBillingCycle")).isEqualTo("triennial");
        String subscription = distributor
                .patch("/v1/customers/" + customer + "/subscriptions/" + order.text("lineItems.0.subscriptionId"), "{}")
                .is(200)
                .body();

        Answer job = lines.post(IMPORTS, "{'type':'subscription','subscription':" + subscription + "}")
                .is(202);

        assertThat(finished(job).at("/progress/outcomes").toString()).isEqualTo("{\"unchanged\":1}");
    }

    @Test
    void a_dry_run_tells_what_would_come_of_the_whole_book_and_keeps_nothing() {
        UUID minato = UUID.randomUUID();
        UUID office = UUID.randomUUID();
        String twice = subscription(office, minato, null);
        String book = String.join(
                "\n",
                subscription(UUID.randomUUID(), minato, Trade.freshPla().value()),
                customer(minato, "minato", aoba.tenant()),
                customer(UUID.randomUUID(), "minato", null),
                partnership(aoba.tenant(), null),
                partnership(aoba.tenant(), null),
                twice,
                twice,
                twice.replace(office.toString(), UUID.randomUUID().toString())
                        .replace("'creationDate':'" + START, "'creationDate':'" + START.plusMonths(3)),
                subscription(UUID.randomUUID(), UUID.randomUUID(), null));
        long keys = keys();

        Answer dry = store.unchangedBy(() -> {
            Answer job = lines.post(IMPORTS + "?dryRun=true", book).is(202);
            finished(job);
            return job;
        });

        // Which of two that say the same is the first is nobody's promise.
        assertThat(items(dry))
                .extracting(
                        line -> line.at("/outcome").asString(),
                        line -> line.at("/code").asString(""))
                .containsExactlyInAnyOrder(
                        tuple("changed", ""),
                        tuple("changed", ""),
                        tuple("changed", ""),
                        tuple("changed", ""),
                        tuple("changed", ""),
                        tuple("unchanged", ""),
                        tuple("unchanged", ""),
                        tuple("refused", "effective-in-future"),
                        tuple("not-found", "customer-not-found"));
        assertThat(items(dry).get(0).at("/failures/0/check").asString()).isEqualTo("pla-unknown");
        assertThat(keys()).as("keys, the job's own forgotten").isEqualTo(keys);
        Answer real = lines.post(IMPORTS, book).is(202);
        finished(real);
        assertThat(outcomes(real)).containsExactlyInAnyOrderElementsOf(outcomes(dry));
    }

    @Test
    void two_customers_of_one_book_can_not_have_the_same_domain() {
        String book = customer(UUID.randomUUID(), "one", null) + "\n" + customer(UUID.randomUUID(), "two", null);
        String same = book.replaceAll("'domain':'[^']*'", "'domain':'same-" + UUID.randomUUID() + ".example'");

        Answer dry = lines.post(IMPORTS + "?dryRun=true", same);
        assertThat(finished(dry).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":1,\"refused\":1}");
        Answer real = lines.post(IMPORTS, same);
        assertThat(finished(real).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":1,\"refused\":1}");
        assertThat(items(real).stream().map(line -> line.at("/code").asString("")))
                .contains("domain-already-taken");
    }

    @Test
    void a_line_that_is_done_again_after_a_crash_has_one_effect_and_the_same_outcome() {
        UUID minato = UUID.randomUUID();
        List<String> book = List.of(
                partnership(aoba.tenant(), null),
                customer(minato, "minato", aoba.tenant()),
                subscription(UUID.randomUUID(), minato, aoba.plaId().value()));
        Answer job = lines.post(IMPORTS, String.join("\n", book));
        finished(job);

        for (int number = 1; number <= book.size(); number++) {
            String line = book.get(number - 1);
            int place = number;
            assertThat(store.unchangedBy(() -> runAgain(kind, job, place, line)).outcome())
                    .isEqualTo(LineOutcome.CHANGED);
        }
    }

    @Test
    void many_lines_are_taken_over_with_nothing_personal_left_behind() {
        List<String> book = new ArrayList<>(List.of(partnership(aoba.tenant(), null)));
        List<UUID> customers = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            UUID customer = UUID.randomUUID();
            customers.add(customer);
            book.add(customer(customer, "minato", n % 2 == 0 ? aoba.tenant() : null));
            for (int each = 0; each < 9; each++) {
                book.add(subscription(UUID.randomUUID(), customer, aoba.plaId().value()));
            }
        }
        Collections.shuffle(book, new Random(2_001));

        Answer job = lines.post(IMPORTS, String.join("\n", book)).is(202);

        assertThat(finished(job).at("/progress/outcomes").toString()).isEqualTo("{\"changed\":2001}");
        assertThat(only("customer:" + customers.get(0))).isInstanceOf(CustomerImported.class);
        assertThat(jdbc.sql("select count(*) from command.job_line l join command.job j on l.staging = j.staging"
                                + " where j.id = ? and (l.text is not null or l.result::text like ?)")
                        .params(UUID.fromString(job.text("id")), "%Honcho%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from events.event where payload::text like ?")
                        .params("%" + ADDRESS + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobody_else_sees_the_job_or_may_begin_one() {
        Answer job = lines.post(IMPORTS, partnership(aoba.tenant(), null)).is(202);

        trade.distributorIn("JP").get(path(job)).isProblem(404, "not-found");
        distributor.as(Role.SALES_AGENT).get(path(job)).isProblem(403, "role-lacks-right");
        lines.as(Role.SALES_AGENT).post(IMPORTS, "{}").isProblem(403, "role-lacks-right");
        aoba.admin()
                .with("Content-Type", "application/x-ndjson")
                .post(IMPORTS, "{}")
                .isProblem(403, "role-lacks-right");
        finished(job);
        distributor.post(path(job) + "/undo", null).isProblem(409, "job-not-undoable");
    }

    @Test
    void another_distributors_customer_is_not_told_from_something_else() {
        UUID minato = UUID.randomUUID();
        finished(lines.post(IMPORTS, customer(minato, "minato", null)));
        Agent other = trade.distributorIn("JP").with("Content-Type", "application/x-ndjson");

        Answer job = other.post(
                IMPORTS,
                customer(minato, "other", null) + "\n"
                        + subscription(UUID.randomUUID(), minato, aoba.plaId().value()));

        finished(job, other);
        assertThat(items(job, other).stream().map(line -> line.at("/code").asString()))
                .containsExactly("already-exists", "customer-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'quantity':0",
                "'quantity':'many'",
                "'commitmentEndDate':'2020-01-01'",
                "'commitmentEndDate':'+1000000000-12-31T23:59:59Z'",
                "'effectiveStartDate':'0001-01-01T00:00:00'",
                "'creationDate':'yesterday'",
                "'status':'pending'",
                "'status':'sleeping'",
                "'partnerId':'abc'",
                "'termDuration':'P99Y'",
                "'offerId':'x'",
                "'autoRenewEnabled':null",
                "'orderId':''",
                "'id':'1-1-1-1-1'",
            })
    void a_subscription_that_can_not_be_is_malformed(String member) {
        String name = member.substring(0, member.indexOf(':'));
        String good = subscription(UUID.randomUUID(), UUID.randomUUID(), "1234567");
        String bad = good.replaceFirst(name + ":('[^']*'|[^,}]*)", member);
        assertThat(bad).isNotEqualTo(good);

        Answer job = store.unchangedBy(() -> {
            Answer accepted = lines.post(IMPORTS, bad);
            finished(accepted);
            return accepted;
        });

        JsonNode line = items(job).get(0);
        assertThat(line.at("/outcome").asString()).isEqualTo("malformed");
        assertThat(line.at("/violations").findValuesAsString("field"))
                .containsExactly("subscription." + name.replace("'", ""));
    }

    private static String partnership(UUID reseller, @Nullable String since) {
        return "{'type':'partnership','partnership':{'id':'%s','name':'Aoba','mpnId':'5102938','location':'JP',"
                        .formatted(reseller)
                + "'relationshipType':'is_indirect_cloud_solution_provider_of','state':'Active','since':%s}}"
                        .formatted(since == null ? null : "'" + since + "'");
    }

    private static String customer(UUID id, String name, @Nullable UUID reseller) {
        return ("{'type':'customer','customer':{'id':'%s','commerceId':'%s','companyProfile':{'tenantId':'%s',"
                        + "'domain':'%s-%s.onmicrosoft.com','companyName':'Minato Foods','attributes':{'objectType':"
                        + "'CustomerCompanyProfile'}},'billingProfile':{'email':'it@minato.example','culture':'ja-JP',"
                        + "'language':'ja','companyName':'Minato Foods','defaultAddress':{'country':'JP','city':"
                        + "'Yokohama','addressLine1':'" + ADDRESS + "'}},'relationshipToPartner':'reseller',"
                        + "'associatedPartnerId':%s,'attributes':{'objectType':'Customer'}}}")
                .formatted(id, id, id, name, id, reseller == null ? null : "'" + reseller + "'");
    }

    private static String subscription(UUID id, UUID customer, @Nullable String partner) {
        return ("{'type':'subscription','subscription':{'id':'%s','offerId':'CFQ7TTC0LH18:0001:CFQ7TTC0K971',"
                        + "'offerName':'Microsoft 365 Business Basic','friendlyName':'Head office','quantity':25,"
                        + "'unitType':'Licenses','creationDate':'%sT01:02:03.1234567Z','effectiveStartDate':"
                        + "'%sT00:00:00Z','commitmentEndDate':'%sT23:59:59Z','status':'active',"
                        + "'autoRenewEnabled':true,'billingCycle':'monthly','termDuration':'P1Y','partnerId':'%s',"
                        + "'orderId':'3F2504E0','isTrial':false,'links':{'offer':{'uri':'/offers/x'},'self':{'uri':"
                        + "'/customers/%s/subscriptions/%s','method':'GET','headers':[]}}}}")
                .formatted(id, START, START, END, partner == null ? "" : partner, customer, id);
    }

    private Object only(String stream) {
        return events.readEvents(stream).asStream().toList().get(0).getPayload();
    }

    private long keys() {
        return jdbc.sql("select count(*) from keys.subject_key")
                .query(Long.class)
                .single();
    }

    private static String path(Answer job) {
        return "/ledger/jobs/" + job.text("id");
    }

    private JsonNode finished(Answer job) {
        return finished(job, distributor);
    }

    private static JsonNode finished(Answer job, Agent watching) {
        job.is(202);
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> watching.get(path(job) + "?limit=1").is(200).json(), shown -> shown.has("finishedAt"));
    }

    private List<String> outcomes(Answer job) {
        return items(job).stream().map(line -> line.at("/outcome").asString()).toList();
    }

    private List<JsonNode> items(Answer job) {
        return items(job, distributor);
    }

    private static List<JsonNode> items(Answer job, Agent watching) {
        return watching.get(path(job)).is(200).json().at("/items").valueStream().toList();
    }

    private <L> LineResult runAgain(KindOfJob<L> kind, Answer job, int number, String line) {
        String key = "job:" + job.text("id") + "/" + number;
        return kind.run(
                json.ledger().readValue(line.replace('\'', '"'), kind.line()),
                new JobLine(
                        UUID.fromString(job.text("id")),
                        number,
                        false,
                        new Caller("somebody", distributor.tenant(), Set.of(Role.ADMIN_AGENT)),
                        new RequestContext("r", true, job.text("id"), "0".repeat(32), Locale.US, "POST", "/"),
                        new RequestKey(key, key)));
    }
}
