package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Delegated administration over HTTP, until it is active or one of the two ends it. */
@CommandSideTest
class GdapTest {

    private static final String PATH = "/ledger/gdap-relationships";

    private final Trade trade;
    private final Store store;
    private final JdbcClient jdbc;
    private Agent kanto;
    private Reseller aoba;
    private String partnership;
    private String minatoFoods;

    GdapTest(
            @LocalServerPort int port,
            Head head,
            @Value("${ledger.database.url}") String url,
            @Value("${ledger.database.username}") String user,
            @Value("${ledger.database.password}") String password) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }

    @BeforeEach
    void kanto_sells_to_minato_foods_through_aoba() {
        kanto = trade.distributorIn("JP");
        aoba = trade.resellerIn("JP");
        partnership = trade.partnership(kanto, aoba);
        minatoFoods = trade.customerOf(kanto, aoba, "JP");
    }

    @Test
    void asked_for_approved_and_consented_to_it_is_active_until_its_time_is_over() {
        Answer asked = kanto.post(PATH, Trade.gdap(minatoFoods, aoba)).is(201);
        assertThat(asked.text("status")).isEqualTo("approvalPending");
        assertThat(asked.text("customerId")).isEqualTo(minatoFoods);
        assertThat(asked.text("customerName")).isEqualTo("Minato Foods");
        assertThat(asked.text("resellerTenantId")).isEqualTo(aoba.tenant().toString());
        assertThat(asked.text("duration")).isEqualTo("P1Y");
        assertThat(asked.text("roles.0")).isEqualTo("729827e3-9c14-49f7-bb1b-9608f156bbb8");
        String id = asked.text("id");

        Answer approved =
                kanto.post(PATH + "/" + id + "/approval", Trade.APPROVAL).is(200);
        assertThat(approved.text("status")).isEqualTo("approvalPending");
        assertThat(approved.text("approval.approvedBy")).isEqualTo("Yui Mori");

        Answer active = consent(id).is(200);
        assertThat(active.text("status")).isEqualTo("active");
        Instant activated = Instant.parse(active.text("activatedAt"));
        assertThat(active.text("endsAt"))
                .isEqualTo(activated
                        .atOffset(ZoneOffset.UTC)
                        .plusYears(1)
                        .toInstant()
                        .toString());
        assertThat(active.text("resellerName")).isEqualTo("Aoba Systems");
        assertThat(active.text("distributorName")).isEqualTo("Kanto Distribution");
    }

    @Test
    void each_of_the_two_may_end_it_pending_or_active_and_what_is_over_stays_over() {
        for (Agent either : List.of(kanto, aoba.admin())) {
            String pending =
                    kanto.post(PATH, Trade.gdap(minatoFoods, aoba)).is(201).text("id");
            Answer withdrawn = either.post(PATH + "/" + pending + "/termination", "{'reason':'asked by mistake'}")
                    .is(200);
            assertThat(withdrawn.text("status")).isEqualTo("terminated");
            assertThat(withdrawn.text("terminationReason")).isEqualTo("requested");
            store.unchangedBy(() -> consent(pending)).isProblem(409, "gdap-not-pending");

            String id = trade.activeGdap(kanto, minatoFoods, aoba);
            Answer over = either.post(PATH + "/" + id + "/termination", "{'reason':'no longer needed'}")
                    .is(200);

            assertThat(over.text("status")).isEqualTo("terminated");
            assertThat(over.text("terminationReason")).isEqualTo("requested");
            assertThat(over.text("endReason")).isEqualTo("no longer needed");
            Answer again = store.unchangedBy(() -> either.post(PATH + "/" + id + "/termination", "{'reason':'again'}"))
                    .isProblem(409, "gdap-not-active");
            assertThat(again.text("currentState")).isEqualTo("terminated");
            store.unchangedBy(() -> kanto.post(PATH + "/" + id + "/approval", Trade.APPROVAL))
                    .isProblem(409, "gdap-not-pending");
            store.unchangedBy(() -> consent(id)).isProblem(409, "gdap-not-pending");
        }
    }

    @Test
    void each_step_is_taken_once() {
        String id = trade.requestedGdap(kanto, minatoFoods, aoba);

        consent(id).is(200);
        store.unchangedBy(() -> consent(id)).isProblem(409, "gdap-already-consented");
        kanto.post(PATH + "/" + id + "/approval", Trade.APPROVAL).is(200);
        store.unchangedBy(() -> kanto.post(PATH + "/" + id + "/approval", Trade.APPROVAL))
                .isProblem(409, "gdap-not-pending");
    }

    @Test
    void what_is_pending_with_a_customer_that_was_removed_does_not_become_active() {
        String asked = trade.requestedGdap(kanto, minatoFoods, aoba);
        String approved = trade.requestedGdap(kanto, minatoFoods, aoba);
        kanto.post(PATH + "/" + approved + "/approval", Trade.APPROVAL).is(200);
        kanto.patch("/v1/customers/" + minatoFoods, "{'relationshipToPartner':'none'}")
                .is(200);

        store.unchangedBy(() -> {
            kanto.post(PATH + "/" + asked + "/approval", Trade.APPROVAL).isProblem(404, "not-found");
            return consent(approved).isProblem(404, "not-found");
        });
    }

    @Test
    void a_repeated_request_is_answered_alike_and_leaves_one_event() {
        Agent repeating = kanto.repeating();
        Answer first = repeating.post(PATH, Trade.gdap(minatoFoods, aoba)).is(201);
        String approval = PATH + "/" + first.text("id") + "/approval";
        Answer again = store.unchangedBy(() -> repeating.post(PATH, Trade.gdap(minatoFoods, aoba)))
                .is(201);
        Agent approving = kanto.repeating();
        Answer approved = approving.post(approval, Trade.APPROVAL).is(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(store.unchangedBy(() -> approving.post(approval, Trade.APPROVAL))
                        .is(200)
                        .json())
                .isEqualTo(approved.json());
        // Whatever has become of the reseller since.
        trade.say(aoba, "agreement", "{'signed':false}");
        store.unchangedBy(() -> repeating.post(PATH, Trade.gdap(minatoFoods, aoba)))
                .is(201);
    }

    @ParameterizedTest
    @CsvSource({
        "csp-authorization, {'status':'revoked'}, not-authorized",
        "agreement, {'signed':false}, agreement-unsigned"
    })
    void a_reseller_in_no_good_standing_is_refused_at_every_step_with_what_is_wrong( // S46
            String fact, String json, String check) {
        String pending = trade.requestedGdap(kanto, minatoFoods, aoba);
        trade.say(aoba, fact, json);

        List<Answer> refused = List.of(
                store.unchangedBy(() -> kanto.post(PATH, Trade.gdap(minatoFoods, aoba))),
                store.unchangedBy(() -> consent(pending)),
                store.unchangedBy(() ->
                        kanto.with("X-Locale", "ja-JP").post(PATH + "/" + pending + "/approval", Trade.APPROVAL)));

        assertThat(refused).allSatisfy(answer -> {
            answer.isProblem(409, "reseller-invalid");
            assertThat(answer.text("failures.0.check")).isEqualTo(check);
            assertThat(answer.text("failures.0.actor")).isEqualTo("reseller");
            assertThat(answer.text("failures.0.guidance")).contains(aoba.plaId().value());
            assertThat(answer.json().at("/failures/0/partnerCenterCode").asInt())
                    .isPositive();
        });
        assertThat(refused.get(2).text("failures.0.guidance")).contains("間接リセラー");
    }

    @Test
    void nothing_is_delegated_to_a_suspended_reseller() { // S46, S52
        trade.suspend(aoba);

        Answer refused = kanto.post(PATH, Trade.gdap(minatoFoods, aoba)).isProblem(409, "reseller-invalid");

        assertThat(refused.text("failures.0.check")).isEqualTo("tenant-suspended");
    }

    @Test
    void there_must_be_a_partnership_before_anything_is_delegated() { // S14
        Reseller stranger = trade.resellerIn("JP");

        Answer answer = store.unchangedBy(() -> kanto.post(PATH, Trade.gdap(minatoFoods, stranger)))
                .isProblem(409, "reseller-invalid");

        assertThat(answer.text("failures.0.check")).isEqualTo("no-partnership");
    }

    @Test
    void the_end_of_the_partnership_changes_nothing_that_is_active() { // S77
        String id = trade.activeGdap(kanto, minatoFoods, aoba);
        long before = eventsOf(id);

        Answer removed = kanto.post("/ledger/partnerships/" + partnership + "/removal", """
                        {'confirmed':true,'reason':'Moved away','attestation':{'textId':'partnership-removal-1-en',
                         'goodFaith':true,'legitimateBusinessReason':true,'compliesWithTerms':true,
                         'holdHarmless':true}}
                        """)
                .is(200);

        assertThat(eventsOf(id)).isEqualTo(before);
        assertThat(removed.json().get("unchanged").toString()).contains("Delegated administration");
        // Still in force: it can be ended.
        kanto.post(PATH + "/" + id + "/termination", "{'reason':'moved away'}").is(200);
    }

    @Test
    void whom_nobody_knows_and_what_is_anothers_is_not_found() {
        Agent rhein = trade.distributorIn("JP");
        Reseller minami = trade.resellerIn("JP");
        String id = trade.activeGdap(kanto, minatoFoods, aoba);
        String pending = trade.requestedGdap(kanto, minatoFoods, aoba);
        Reseller nobody = new Reseller(trade.anybody(UUID.randomUUID(), Role.ADMIN_AGENT), aoba.plaId(), "JP");

        List<Answer> answers = List.of(
                store.unchangedBy(() -> rhein.post(PATH, Trade.gdap(minatoFoods, aoba))),
                store.unchangedBy(
                        () -> kanto.post(PATH, Trade.gdap(UUID.randomUUID().toString(), aoba))),
                store.unchangedBy(() -> kanto.post(PATH, Trade.gdap(minatoFoods, nobody))),
                store.unchangedBy(() -> rhein.post(PATH + "/" + pending + "/approval", Trade.APPROVAL)),
                store.unchangedBy(() -> kanto.post(PATH + "/" + UUID.randomUUID() + "/approval", Trade.APPROVAL)),
                store.unchangedBy(() -> minami.admin().post(PATH + "/" + pending + "/reseller-consent", null)),
                store.unchangedBy(() -> minami.admin().post(PATH + "/" + id + "/termination", "{'reason':'x'}")),
                store.unchangedBy(() -> rhein.post(PATH + "/" + id + "/termination", "{'reason':'x'}")),
                store.unchangedBy(() -> kanto.post(PATH + "/one/termination", "{'reason':'x'}")));

        assertThat(answers).allSatisfy(answer -> answer.isProblem(404, "not-found"));
    }

    @Test
    void only_the_admin_agents_of_the_table_may() {
        String id = trade.requestedGdap(kanto, minatoFoods, aoba);
        Agent sales = kanto.as(Role.SALES_AGENT, Role.HELPDESK_AGENT, Role.AUDITOR);
        Agent resellersSales = aoba.admin().as(Role.SALES_AGENT);

        List<Answer> answers = List.of(
                sales.post(PATH, Trade.gdap(minatoFoods, aoba)),
                sales.post(PATH + "/" + id + "/approval", Trade.APPROVAL),
                sales.post(PATH + "/" + id + "/termination", "{'reason':'x'}"),
                kanto.post(PATH + "/" + id + "/reseller-consent", null),
                aoba.admin().post(PATH, Trade.gdap(minatoFoods, aoba)),
                aoba.admin().post(PATH + "/" + id + "/approval", Trade.APPROVAL),
                resellersSales.post(PATH + "/" + id + "/reseller-consent", null),
                resellersSales.post(PATH + "/" + id + "/termination", "{'reason':'x'}"));

        assertThat(answers).allSatisfy(answer -> answer.isProblem(403, "role-lacks-right"));
        trade.withoutToken().post(PATH, Trade.gdap(minatoFoods, aoba)).isProblem(401, "not-signed-in");
    }

    @Test
    void a_request_that_says_nonsense_is_told_where() {
        Map<String, String> fields = Map.ofEntries(
                Map.entry("'customerId':'minato'", "customerId"),
                Map.entry("'customerId':null", "customerId"),
                Map.entry("'resellerTenantId':''", "resellerTenantId"),
                Map.entry("'displayName':' '", "displayName"),
                Map.entry("'displayName':'" + "x".repeat(51) + "'", "displayName"),
                Map.entry("'duration':'P3Y'", "duration"),
                Map.entry("'duration':'PT1H'", "duration"),
                Map.entry("'duration':365", "duration"),
                Map.entry("'roles':[]", "roles"),
                Map.entry("'roles':null", "roles"),
                Map.entry("'roles':['Global Administrator']", "roles[0]"),
                Map.entry("'roles':[null]", "roles[0]"),
                Map.entry(
                        "'roles':['729827e3-9c14-49f7-bb1b-9608f156bbb8','729827E3-9C14-49F7-BB1B-9608F156BBB8']",
                        "roles[1]"),
                Map.entry("'autoExtendDuration':'P180D'", "autoExtendDuration"));

        fields.forEach((member, field) -> {
            Answer answer = store.unchangedBy(() -> kanto.post(PATH, with(member, Trade.gdap(minatoFoods, aoba))))
                    .isProblem(400, "invalid-request");
            assertThat(answer.text("violations.0.field")).as(answer.body()).isEqualTo(field);
        });
    }

    /** The body with this member in place of the one of its name, or beside the others. */
    private static String with(String member, String body) {
        String name = member.substring(0, member.indexOf(':'));
        String without = body.replaceAll(name + ":('[^']*'|\\[[^]]*]),?", "");
        return without.replaceFirst("\\{", "{" + member + ",").replaceFirst(",\\s*}", "}");
    }

    @Test
    void an_approval_says_who_approved_when_and_where_that_can_be_found() {
        String path = PATH + "/" + trade.requestedGdap(kanto, minatoFoods, aoba) + "/approval";

        for (String body : new String[] {
            "{}",
            "{'approvedBy':'Yui Mori','approvedAt':'yesterday','reference':'417'}",
            "{'approvedBy':'Yui Mori','approvedAt':'2026-03-01T09:00:00Z'}",
            "{'approvedBy':' ','approvedAt':'2026-03-01T09:00:00Z','reference':'417'}",
            "{'approvedBy':'Yui Mori','reference':'417'}"
        }) {
            store.unchangedBy(() -> kanto.post(path, body)).isProblem(400, "invalid-request");
        }
    }

    @Test
    void an_approval_of_the_future_and_an_end_without_reason_are_refused() {
        String id = trade.requestedGdap(kanto, minatoFoods, aoba);

        store.unchangedBy(() -> kanto.post(
                        PATH + "/" + id + "/approval",
                        Trade.APPROVAL.replace("2026-03-01T09:00:00Z", "2999-01-01T00:00:00Z")))
                .isProblem(400, "approval-in-future");
        for (String body : new String[] {"{}", "{'reason':''}", "{'reason':7}"}) {
            store.unchangedBy(() -> kanto.post(PATH + "/" + id + "/termination", body))
                    .isProblem(400, "invalid-request");
        }
    }

    @Test
    void who_approved_lies_nowhere_in_clear() {
        String id = trade.activeGdap(kanto, minatoFoods, aoba);

        assertThat(String.join("", payloadsOf(id)))
                .contains("approvedBy", "\"subject\":\"customer:" + minatoFoods)
                .doesNotContain("Yui", "Mori");
    }

    private Answer consent(String id) {
        return aoba.admin().post(PATH + "/" + id + "/reseller-consent", null);
    }

    private long eventsOf(String id) {
        return payloadsOf(id).size();
    }

    private List<String> payloadsOf(String id) {
        return jdbc.sql("select payload::text from events.event where stream = ? order by sequence")
                .param("gdap-relationship:" + id)
                .query(String.class)
                .list();
    }
}
