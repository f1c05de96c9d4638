package io.partnerledger.query.history;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.gdap.GdapRelationshipId;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class HistoryTest extends QuerySideTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private PostgresEventStorageEngine engine;

    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
    }

    private static String history(String stream) {
        return "/ledger/history/" + stream;
    }

    private static List<String> types(Iterable<JsonNode> items) {
        return each(items, "type").stream()
                .map(type -> type.substring("partner-ledger.".length()))
                .toList();
    }

    private static Instant time(JsonNode entry) {
        return Instant.parse(entry.get("time").asString());
    }

    @Test
    void a_partnership_tells_both_what_happened_when_and_by_whom() {
        trade.by("sato", kanto.value(), "AdminAgent,Auditor", "request-1", "migration-2026");
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        trade.by("aoki", aoba.value(), "AdminAgent", "request-2", "migration-2026");
        trade.after(DAY).accept(id, aoba);

        List<JsonNode> toKanto = as(kanto).allPages(history(id.stream()), 50);
        assertThat(types(toKanto)).containsExactly("partnership-requested", "partnership-accepted");
        JsonNode requested = toKanto.get(0);
        assertThat(time(requested)).isEqualTo(trade.now().minus(DAY));
        assertThat(requested.get("revision").asString()).isEqualTo("1");
        assertThat(requested.at("/actor/subject").asString()).isEqualTo("sato");
        assertThat(requested.at("/actor/tenant").asString())
                .isEqualTo(kanto.value().toString());
        assertThat(requested.at("/actor/roles").toString()).isEqualTo("[\"AdminAgent\",\"Auditor\"]");
        assertThat(requested.get("requestId").asString()).isEqualTo("request-1");
        assertThat(requested.get("correlationId").asString()).isEqualTo("migration-2026");
        assertThat(requested.at("/payload/resellerName").asString()).isEqualTo("Aoba Systems");
        assertThat(toKanto.get(1).get("position").asLong())
                .isGreaterThan(requested.get("position").asLong());
        assertThat(as(aoba).allPages(history(id.stream()), 50)).isEqualTo(toKanto);
    }

    @Test
    void customers_orders_and_subscriptions_have_a_history_that_is_their_distributors_alone() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        OrderId order = new OrderId(UUID.randomUUID().toString());
        var command = trade.placing(order, minatoFoods, trade.plaIdOf(aoba), 25);
        trade.place(command, List.of(Check.TENANT_SUSPENDED));
        trade.place(command, List.of());
        SubscriptionId subscription = command.lines().get(0).subscription();
        trade.seats(subscription, 40);

        assertThat(types(as(kanto).allPages(history(minatoFoods.stream()), 50))).containsExactly("customer-added");
        assertThat(types(as(kanto).allPages(history(order.stream()), 50)))
                .containsExactly("order-blocked", "order-placed");
        assertThat(types(as(kanto).allPages(history(subscription.stream()), 50)))
                .containsExactly("subscription-started", "seats-changed");
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        for (String stream : List.of(minatoFoods.stream(), order.stream(), subscription.stream())) {
            assertNotFound(as(rhein).get(history(stream)));
            assertNotFound(as(aoba).get(history(stream)));
        }
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
    }

    @Test
    void another_tenants_partnership_and_one_that_does_not_exist_are_not_found_alike() {
        PartnershipId id = trade.partners(kanto, aoba);

        assertNotFound(as(trade.distributor("Rhein Distribution", "DE")).get(history(id.stream())));
        assertNotFound(as(trade.reseller("Kita Networks", "JP")).get(history(id.stream())));
        assertNotFound(as(kanto).get(history("partnership:" + UUID.randomUUID())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partnership:first",
                "tenant:11aa22bb-33cc-44dd-55ee-66ff77aa88bb",
                "partnership:",
                "reseller-tenant:aoba",
                "pla:5102938",
                "partnership-slot:a:b",
                "partnership:%F0%9F%92%A9",
                "reseller-tenant:1-1-1-1-1",
                "reseller-tenant:%20",
                "distributor:11aa22bb-33cc-44dd-55ee-66ff77aa88bb",
                "kanto"
            })
    void what_is_no_subject_is_not_found(String subject) {
        assertNotFound(as(kanto).get(history(subject)));
    }

    @Test
    void a_stream_that_is_no_subject_of_a_history_is_not_found_though_it_is_the_callers() {
        assertNotFound(as(aoba).get(history(trade.plaIdOf(aoba).stream())));
    }

    @Test
    void a_reseller_sees_all_the_programme_ever_said_of_it() {
        trade.after(DAY).suspend(aoba, "unpaid invoices");

        assertThat(types(as(aoba).allPages(history(aoba.stream()), 2)))
                .containsExactly(
                        "reseller-tenant-registered",
                        "csp-authorization-changed",
                        "agreement-recorded",
                        "location-recorded",
                        "tenant-suspended");
    }

    /** Two episodes; what happens before, between and after them is none of the distributor's business. */
    private void two_episodes() {
        trade.after(DAY).suspend(aoba, "before");
        trade.after(DAY).reactivate(aoba);
        PartnershipId first = trade.after(DAY).partners(kanto, aoba);
        trade.after(DAY).sign(aoba, false);
        trade.after(DAY).sign(aoba, true);
        trade.after(DAY).remove(first, "contract ended");
        for (int i = 0; i < 5; i++) {
            trade.after(DAY).suspend(aoba, "between");
            trade.after(DAY).reactivate(aoba);
        }
        PartnershipId second = trade.after(DAY).partners(kanto, aoba);
        trade.after(DAY).revoke(aoba);
        trade.after(DAY).authorize(aoba);
        trade.after(DAY).remove(second, "contract ended");
        trade.after(DAY).suspend(aoba, "after");
    }

    private static final String[] DURING_THE_EPISODES = {
        "agreement-recorded", "agreement-recorded", "csp-authorization-changed", "csp-authorization-changed"
    };

    @Test
    void a_distributor_sees_a_resellers_facts_for_the_time_of_their_partnership_and_no_others() {
        two_episodes();

        JsonNode page = as(kanto).read(history(aoba.stream()));
        assertThat(types(page.get("items"))).containsExactly(DURING_THE_EPISODES);
        assertThat(page.has("nextCursor")).isFalse();
        assertThat(page.toString()).doesNotContain("before", "between", "\"after\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void what_may_not_be_seen_neither_ends_the_list_early_nor_thins_its_pages(int limit) {
        two_episodes();

        assertThat(types(as(kanto).allPages(history(aoba.stream()), limit))).containsExactly(DURING_THE_EPISODES);
    }

    @Test // S18
    void who_never_was_a_partner_sees_nothing_of_a_reseller() {
        PartnershipId refused = trade.request(kanto, "Aoba Systems");
        trade.refuse(refused, aoba, "not now");

        assertNotFound(as(kanto).get(history(aoba.stream())));
        assertNotFound(as(trade.reseller("Kita Networks", "JP")).get(history(aoba.stream())));
        assertNotFound(as(kanto).get(history("reseller-tenant:" + UUID.randomUUID())));
    }

    @Test
    void a_history_may_be_asked_from_when_until_when() {
        Instant registered = trade.now();
        Instant suspended = trade.after(DAY).now();
        trade.suspend(aoba, null);
        Instant reactivated = trade.after(DAY).now();
        trade.reactivate(aoba);
        String history = history(aoba.stream());

        assertThat(types(as(aoba).read(history + "?from=" + suspended).get("items")))
                .containsExactly("tenant-suspended", "tenant-reactivated");
        assertThat(types(as(aoba).read(history + "?from=" + suspended + "&to=" + reactivated)
                        .get("items")))
                .containsExactly("tenant-suspended");
        assertThat(types(as(aoba).read(history + "?to=" + suspended).get("items")))
                .hasSize(4);
        assertThat(as(aoba).read(history + "?to=" + registered).get("items").size())
                .isZero();
        assertThat(types(as(aoba).allPages(history + "?from=" + suspended, 1)))
                .containsExactly("tenant-suspended", "tenant-reactivated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=-1000000000-01-01T00:00:00Z&to=%2B1000000000-12-31T00:00:00Z",
                "from=%2B1000000000-12-31T00:00:00Z",
                "to=-1000000000-01-01T00:00:00Z"
            })
    void times_beyond_all_measure_are_times(String times) {
        assertThat(as(aoba).get(history(aoba.stream()) + "?" + times).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01T00:00:00Z",
                "from=2026-06-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "from=%00",
                "limit=0",
                "cursor=x",
                "limit=1e3"
            })
    void a_parameter_that_means_nothing_is_a_bad_request(String parameter) {
        Answer answer = as(aoba).get(history(aoba.stream()) + "?" + parameter);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @Test
    void a_cursor_of_one_history_does_not_open_another() {
        ResellerTenantId kita = trade.reseller("Kita Networks", "JP");
        String cursor = as(aoba).read(history(aoba.stream()) + "?limit=1")
                .get("nextCursor")
                .asString();

        assertThat(as(kita).get(history(kita.stream()) + "?cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void personal_data_is_opened_for_its_owner_and_null_once_its_key_is_deleted() {
        PersonalDataVault another = anotherVault();
        Trade sealedElsewhere = new Trade(engine::appendEvents, another::seal, trade.now());
        DistributorId rhein = sealedElsewhere.distributor("Rhein Distribution", "DE");
        PartnershipId kept = sealedElsewhere.request(rhein, "Fjord IT");
        PartnershipId forgotten = sealedElsewhere.request(rhein, "Bergen Data");
        assertThat(JdbcClient.create(database())
                        .sql("delete from keys.subject_key where subject = ?")
                        .param(forgotten.stream())
                        .update())
                .isEqualTo(1);

        JsonNode opened = as(rhein).read(history(kept.stream())).at("/items/0/payload");
        assertThat(opened.get("resellerEmail").asString()).isEqualTo("sales@FjordIT.example");
        JsonNode closed = as(rhein).read(history(forgotten.stream())).at("/items/0/payload");
        assertThat(closed.has("resellerEmail")).isTrue();
        assertThat(closed.get("resellerEmail").isNull()).isTrue();
        assertThat(closed.get("resellerName").asString()).isEqualTo("Bergen Data");
    }

    private static List<String> changes(JsonNode entry) {
        List<String> changes = new ArrayList<>();
        entry.get("changes")
                .forEach(change -> changes.add(
                        change.get("field").asString() + ": " + change.get("from") + " -> " + change.get("to")));
        return changes;
    }

    @Test
    void an_entry_says_what_changed_from_what_to_what() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.change(subscription, trade.plaIdOf(minami), null, 40, null, null, List.of(Check.AGREEMENT_UNSIGNED));
        trade.change(subscription, trade.plaIdOf(minami), "Head office", 40, null, null, List.of());
        trade.supportContact(subscription, aoba);

        List<JsonNode> history = as(kanto).allPages(history(subscription.stream()), 50);
        assertThat(types(history))
                .containsExactly(
                        "subscription-started",
                        "subscription-change-blocked",
                        "partner-of-record-assigned",
                        "seats-changed",
                        "subscription-renamed",
                        "support-contact-named");
        assertThat(changes(history.get(0)))
                .contains(
                        "id: null -> \"" + subscription.value() + "\"",
                        "purchase.customer: null -> \"" + minatoFoods.value() + "\"",
                        "quantity: null -> 25",
                        "billingCycle: null -> \"monthly\"",
                        "term.duration: null -> \"P1Y\"",
                        "status: null -> \"active\"")
                .noneMatch(change -> change.contains("answered") || change.contains("version"));
        assertThat(changes(history.get(1))).isEmpty();
        assertThat(changes(history.get(2)))
                .containsExactly("partner: \"" + trade.plaIdOf(aoba).value() + "\" -> \""
                        + trade.plaIdOf(minami).value() + "\"");
        assertThat(changes(history.get(4))).containsExactly("friendlyName: \"Business Basic 0\" -> \"Head office\"");
        assertThat(changes(history.get(3))).containsExactly("quantity: 25 -> 40");
        assertThat(changes(history.get(5))).containsExactly("supportContact: null -> \"" + aoba.value() + "\"");
        assertThat(as(kanto).allPages(history(subscription.stream()), 1)).isEqualTo(history);
        assertThat(as(kanto).allPages(history(subscription.stream()), 4)).isEqualTo(history);
    }

    @Test
    void what_was_bought_on_top_of_an_order_is_a_change_of_its_lines() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        OrderId order = trade.orderOfLegacyOffers(minatoFoods, trade.plaIdOf(aoba), 10);
        trade.extend(order, trade.plaIdOf(aoba), 4, List.of());

        List<String> extended =
                changes(as(kanto).allPages(history(order.stream()), 50).get(1));
        assertThat(extended).hasSize(2);
        assertThat(extended.get(0)).startsWith("lines[1]: null -> {").contains("\"quantity\":4");
        assertThat(extended.get(1)).startsWith("parents.");
    }

    @Test
    void personal_data_is_opened_in_what_changed_and_null_on_both_sides_once_forgotten() {
        PersonalDataVault another = anotherVault();
        Trade sealedElsewhere = new Trade(engine::appendEvents, another::seal, trade.now());
        DistributorId rhein = sealedElsewhere.distributor("Rhein Distribution", "DE");
        CustomerId kept = sealedElsewhere.customer(rhein, null, "Kölner Kaffee", "DE");
        CustomerId forgotten = sealedElsewhere.customer(rhein, null, "Bonner Brot", "DE");
        another.forget(forgotten.stream());

        assertThat(changes(as(rhein).read(history(kept.stream())).at("/items/0")))
                .contains("billingContact.firstName: null -> \"Yui\"", "companyName: null -> \"Kölner Kaffee\"");
        assertThat(changes(as(rhein).read(history(forgotten.stream())).at("/items/0")))
                .contains("billingContact.firstName: null -> null", "companyName: null -> \"Bonner Brot\"");
    }

    private static String across(String query) {
        return "/ledger/history?" + query;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void what_belongs_together_is_found_by_its_correlation_id_over_all_subjects() {
        String order = fresh();
        String suspension = fresh();
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        trade.partners(kanto, aoba);
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.by("sato", kanto.value(), "AdminAgent", fresh(), order);
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25, 5);
        GdapRelationshipId gdap = trade.gdap(minatoFoods, aoba);
        trade.by("programme", UUID.randomUUID(), "ProgrammeOperator", fresh(), suspension);
        trade.after(DAY).suspend(aoba, "unpaid invoices");
        trade.revokeGdap(gdap);

        List<JsonNode> ordered = as(kanto).allPages(across("correlationId=" + order), 2);
        assertThat(types(ordered))
                .startsWith("order-placed", "subscription-started", "subscription-started", "gdap-requested");
        assertThat(each(ordered, "subject").stream().distinct()).hasSize(4);
        List<JsonNode> ended = as(kanto).allPages(across("correlationId=" + suspension), 1);
        assertThat(types(ended)).containsExactly("tenant-suspended", "gdap-terminated");
        assertThat(each(ended, "subject")).containsExactly(aoba.stream(), gdap.stream());
        assertThat(changes(ended.get(0))).containsExactly("state: \"active\" -> \"suspended\"");
        assertThat(changes(ended.get(1)))
                .startsWith("status: \"active\" -> \"terminated\"")
                .contains("end.reason: null -> \"tenant-suspended\"");
        assertThat(as(aoba).allPages(across("correlationId=" + suspension), 50)).isEqualTo(ended);
        assertThat(as(rhein).allPages(across("correlationId=" + suspension), 50))
                .isEmpty();
    }

    @Test
    void what_somebody_did_is_found_over_all_subjects_and_times() {
        trade.partners(kanto, aoba);
        trade.by("sato", kanto.value(), "AdminAgent", fresh(), fresh());
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        trade.by("aoki", kanto.value(), "SalesAgent", fresh(), fresh());
        Instant next = trade.after(DAY).now();
        SubscriptionId subscription =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.by("sato", kanto.value(), "AdminAgent", fresh(), fresh());
        Instant last = trade.after(DAY).now();
        trade.seats(subscription, 40);

        assertThat(types(as(kanto).allPages(across("actor=sato"), 1)))
                .containsExactly("customer-added", "seats-changed");
        assertThat(types(as(kanto).allPages(across("actor=sato&from=" + next), 50)))
                .containsExactly("seats-changed");
        assertThat(types(as(kanto).allPages(across("from=" + next + "&to=" + last), 1)))
                .containsExactly("order-placed", "subscription-started");
        assertThat(types(as(kanto).allPages(across("from=" + next), 2)))
                .containsExactly("order-placed", "subscription-started", "seats-changed");
        assertThat(as(kanto).allPages(across("actor=nobody"), 50)).isEmpty();
        // The same name at another's is somebody else.
        DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        assertThat(types(as(rhein).allPages(across("actor=sato"), 50))).containsExactly("distributor-registered");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50})
    void over_all_subjects_a_distributor_sees_a_resellers_facts_for_the_time_of_their_partnership_alone(int limit) {
        two_episodes();

        List<JsonNode> seen = as(kanto).allPages("/ledger/history", limit);
        assertThat(types(seen))
                .containsExactly(
                        "distributor-registered",
                        "partnership-requested",
                        "partnership-accepted",
                        "agreement-recorded",
                        "agreement-recorded",
                        "partnership-removed",
                        "partnership-requested",
                        "partnership-accepted",
                        "csp-authorization-changed",
                        "csp-authorization-changed",
                        "partnership-removed");
        assertThat(seen.toString()).doesNotContain("before", "between", "\"after\"");
    }

    @Test
    void a_reseller_sees_a_request_over_all_subjects_as_soon_as_it_has_answered_it() {
        PartnershipId id = trade.request(kanto, "Aoba Systems");
        assertThat(types(as(aoba).allPages("/ledger/history", 50))).doesNotContain("partnership-requested");

        trade.after(DAY).refuse(id, aoba, "not now");

        assertThat(types(as(aoba).allPages("/ledger/history", 50)))
                .endsWith("partnership-requested", "partnership-refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor=",
                "actor=%20",
                "correlationId=",
                "from=yesterday",
                "from=2026-06-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "actor=%00",
                "correlationId=%00",
                "limit=0",
                "cursor=x"
            })
    void what_cannot_be_asked_over_all_subjects_is_a_bad_request(String parameters) {
        Answer answer = as(kanto).get(across(parameters));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }
}
