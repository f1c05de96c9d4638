package io.partnerledger.query.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.Trade;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageProjectionTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final LocalDate RENEWAL = LocalDate.parse("2027-03-02");

    private static final String HOLDING = "until = '9999-12-31T00:00:00Z'";

    private final FoldedViews views = new FoldedViews();
    private final Trade trade = Trade.unsealable(views::listen, MONDAY);
    private final DistributorId kanto = trade.distributor("Kanto Distribution", "JP");
    private final ResellerTenantId aoba = trade.reseller("Aoba Systems", "JP");
    private final ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
    private final CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
    private final PlaId aobas = trade.plaIdOf(aoba);
    private final PlaId minamis = trade.plaIdOf(minami);

    @AfterEach
    void close() {
        views.close();
    }

    private List<Map<String, Object>> usage() {
        return views.rows("select pla_id, customer_country, subscriptions, customers, seats"
                + " from views.usage_v4 where " + HOLDING + " order by pla_id, customer_country");
    }

    private static Map<String, Object> carries(PlaId plaId, long subscriptions, long customers, long seats) {
        return Map.of(
                "pla_id", plaId.value(),
                "customer_country", "JP",
                "subscriptions", subscriptions,
                "customers", customers,
                "seats", seats);
    }

    @Test
    void seats_count_for_the_partner_of_record_there_is() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25, 5).get(0);
        trade.seats(id, 40);
        views.fold();

        assertThat(usage()).containsExactly(carries(aobas, 2, 1, 45));
    }

    @Test
    void what_was_there_before_the_ledger_counts_like_what_was_ordered_in_it() {
        trade.importSubscription(minatoFoods, aobas, 12);
        trade.order(minatoFoods, aobas, 25);
        views.fold();

        assertThat(usage()).containsExactly(carries(aobas, 2, 1, 37));
    }

    @Test
    void another_partner_of_record_takes_over_what_the_former_carried_and_may_give_it_back() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25, 5).get(0);
        trade.assign(id, minamis);
        views.fold();
        assertThat(usage()).containsExactly(carries(aobas, 1, 1, 5), carries(minamis, 1, 1, 25));

        trade.assign(id, aobas);
        views.fold();
        assertThat(usage()).containsExactly(carries(aobas, 2, 1, 30));
        assertThat(views.rows("select pla_id, subscriptions from views.usage_customer_v4 where " + HOLDING))
                .containsExactly(Map.of("pla_id", aobas.value(), "subscriptions", 2L));
    }

    @Test
    void a_suspended_subscription_still_depends_on_its_partner_of_record() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25).get(0);
        trade.status(id, SubscriptionStatus.SUSPENDED);
        views.fold();
        assertThat(usage()).containsExactly(carries(aobas, 1, 1, 25));

        trade.status(id, SubscriptionStatus.ACTIVE);
        views.fold();
        assertThat(usage()).containsExactly(carries(aobas, 1, 1, 25));
    }

    @Test
    void what_renews_by_itself_is_counted_on_the_day_after_its_term() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25, 5).get(0);
        views.fold();
        assertThat(views.rows(
                        "select pla_id, customer_country, renewal_day, subscriptions from views.usage_renewal_v4"))
                .containsExactly(Map.of(
                        "pla_id",
                        aobas.value(),
                        "customer_country",
                        "JP",
                        "renewal_day",
                        Date.valueOf(RENEWAL),
                        "subscriptions",
                        2L));

        trade.autoRenew(id, false);
        views.fold();
        assertThat(views.row("select subscriptions from views.usage_renewal_v4 where " + HOLDING))
                .containsEntry("subscriptions", 1L);

        trade.autoRenew(id, true);
        views.fold();
        assertThat(views.row("select subscriptions from views.usage_renewal_v4 where " + HOLDING))
                .containsEntry("subscriptions", 2L);

        trade.status(id, SubscriptionStatus.SUSPENDED);
        views.fold();
        assertThat(views.row("select subscriptions from views.usage_renewal_v4 where " + HOLDING))
                .containsEntry("subscriptions", 1L);
    }

    @Test
    void a_change_that_was_blocked_changes_no_count() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25).get(0);
        trade.change(id, minamis, null, 40, null, null, List.of(Check.AGREEMENT_UNSIGNED));
        views.fold();

        assertThat(usage()).containsExactly(carries(aobas, 1, 1, 25));
    }

    @Test
    void what_has_no_partner_of_record_counts_for_nobody_until_it_gets_one() {
        SubscriptionId id = trade.order(trade.customer(kanto, null, "Tokyo Tower Cafe", "JP"), null, 5)
                .get(0);
        views.fold();
        assertThat(views.row("select pla_id, associated, seats from views.usage_v4"))
                .isEqualTo(Map.of("pla_id", "", "associated", false, "seats", 5L));

        trade.after(DAY).assign(id, aobas);
        views.fold();
        assertThat(usage()).containsExactly(carries(aobas, 1, 1, 5));
    }

    @Test
    void what_was_carried_stays_with_the_time_for_which_it_held() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25).get(0);
        trade.after(DAY).seats(id, 40);
        trade.after(DAY).rename(id, "Head office");
        trade.after(DAY).assign(id, minamis);
        views.fold();

        assertThat(held("seats", "usage", aobas)).containsExactly("25 from 0 to 1", "40 from 1 to 3");
        assertThat(held("seats", "usage", minamis)).containsExactly("40 from 3 on");
        assertThat(held("'any'", "usage_carrying", aobas)).containsExactly("any from 0 to 3");
        assertThat(held("subscriptions", "usage_renewal", aobas)).containsExactly("1 from 0 to 3");
        assertThat(held("subscriptions", "usage_customer", aobas)).containsExactly("0 from 0 to 3");
        assertThat(held("subscriptions", "usage_customer", minamis)).containsExactly("1 from 3 on");
    }

    @Test
    void lines_of_one_order_are_one_change() {
        trade.order(minatoFoods, aobas, 25, 5, 1);
        views.fold();

        assertThat(held("seats", "usage", aobas)).containsExactly("31 from 0 on");
    }

    @Test
    void what_ends_while_clocks_differ_never_ends_before_it_began() {
        SubscriptionId id = trade.order(minatoFoods, aobas, 25).get(0);
        trade.at(MONDAY.minusSeconds(2)).seats(id, 40);
        trade.at(MONDAY.plus(DAY)).seats(id, 41);
        views.fold();

        assertThat(held("seats", "usage", aobas)).containsExactly("40 from 0 to 1", "41 from 1 on");
    }

    @Test
    void what_begins_anew_while_clocks_differ_begins_no_earlier_than_it_ended() {
        SubscriptionId first = trade.order(minatoFoods, aobas, 25).get(0);
        trade.after(DAY).status(first, SubscriptionStatus.DELETED);
        trade.at(MONDAY.plus(DAY).minusMillis(1)).order(minatoFoods, aobas, 40);
        trade.at(MONDAY.plus(DAY.multipliedBy(2))).order(minatoFoods, aobas, 2);
        views.fold();

        assertThat(held("seats", "usage", aobas)).containsExactly("25 from 0 to 1", "40 from 1 to 2", "42 from 2 on");
        assertThat(held("'any'", "usage_carrying", aobas)).containsExactly("any from 0 to 1", "any from 1 on");
    }

    @Test
    void what_ends_again_while_clocks_differ_takes_nothing_from_what_was() {
        SubscriptionId first = trade.order(minatoFoods, aobas, 25).get(0);
        trade.after(DAY).status(first, SubscriptionStatus.DELETED);
        SubscriptionId second =
                trade.at(MONDAY.plusSeconds(60)).order(minatoFoods, aobas, 40).get(0);
        trade.at(MONDAY.plus(DAY)).status(second, SubscriptionStatus.DELETED);
        views.fold();

        assertThat(held("seats", "usage", aobas)).containsExactly("25 from 0 to 1");
    }

    /** From which day to which, counted from the beginning. */
    private List<String> held(String what, String table, PlaId plaId) {
        return views
                .rows(
                        "select " + what + " || ' from ' || extract(day from since - ?::timestamptz) || case when "
                                + HOLDING
                                + " then ' on' else ' to ' || extract(day from until - ?::timestamptz) end as held from views."
                                + table + "_v4 where pla_id = ? order by since",
                        MONDAY.toString(),
                        MONDAY.toString(),
                        plaId.value())
                .stream()
                .map(row -> row.get("held").toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 4711, 900154})
    void the_counters_equal_a_recount_after_whatever_happens(long seed) {
        new AnyHistory(new Random(seed)).happen(100);
        views.fold();
        assertCountersEqualARecount();
        Map<String, List<String>> atOnce = views.everyRow();

        views.empty();
        views.foldInBatchesOf(1 + new Random(seed).nextInt(9));
        assertThat(views.everyRow()).isEqualTo(atOnce);
    }

    private void assertCountersEqualARecount() {
        Map<String, Subscription> state = new HashMap<>();
        views.told().stream()
                .map(message -> message.getPayload())
                .filter(SubscriptionEvent.class::isInstance)
                .map(SubscriptionEvent.class::cast)
                .forEach(event -> state.compute(event.subscriptionId(), (id, before) -> event.after(before)));
        List<Subscription> counted = state.values().stream()
                .filter(subscription -> subscription.status().isRunning())
                .toList();
        assertThat(counted).isNotEmpty();

        BiFunction<Collection<Subscription>, Function<Subscription, String>, Map<String, List<Subscription>>> by =
                (all, key) -> all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        Function<Subscription, String> cell = s -> s.distributor().value() + " "
                + (s.partner() == null ? "" : s.partner().value()) + " " + s.customerCountry() + " "
                + s.customerFacts().associatedWithReseller();
        String cellInSql = "distributor_id || ' ' || pla_id || ' ' || customer_country || ' ' || associated";

        assertThat(counts("select " + cellInSql
                        + " as counted, subscriptions || ' ' || customers || ' ' || seats as count from views.usage_v4 where "
                        + HOLDING))
                .isEqualTo(recount(
                        by.apply(counted, cell),
                        all -> all.size() + " "
                                + all.stream()
                                        .map(Subscription::customer)
                                        .distinct()
                                        .count() + " "
                                + all.stream().mapToLong(Subscription::quantity).sum()));
        assertThat(counts("select " + cellInSql + " as counted, 'any' as count from views.usage_carrying_v4 where "
                        + HOLDING))
                .isEqualTo(recount(by.apply(counted, cell), all -> "any"));
        assertThat(counts("select " + cellInSql
                        + " || ' ' || customer_id as counted, subscriptions::text as count from views.usage_customer_v4 where "
                        + HOLDING))
                .isEqualTo(recount(
                        by.apply(
                                counted, s -> cell.apply(s) + " " + s.customer().value()),
                        all -> "" + all.size()));
        assertThat(counts("select " + cellInSql
                        + " || ' ' || renewal_day as counted, subscriptions::text as count from views.usage_renewal_v4 where "
                        + HOLDING))
                .isEqualTo(recount(
                        by.apply(
                                counted.stream()
                                        .filter(subscription ->
                                                subscription.renewsOn().isPresent())
                                        .toList(),
                                s -> cell.apply(s) + " " + s.term().dayAfter()),
                        all -> "" + all.size()));
    }

    private static Map<String, String> recount(
            Map<String, List<Subscription>> groups, Function<List<Subscription>, String> count) {
        return groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, group -> count.apply(group.getValue())));
    }

    private Map<String, String> counts(String sql) {
        return views.rows(sql).stream()
                .collect(Collectors.toMap(
                        row -> row.get("counted").toString(),
                        row -> row.get("count").toString()));
    }

    /** Orders and changes of all kinds, of two distributors, in no particular order. */
    private final class AnyHistory {

        private static final List<SubscriptionStatus> ASKED_FOR =
                List.of(SubscriptionStatus.ACTIVE, SubscriptionStatus.SUSPENDED, SubscriptionStatus.DELETED);

        private final Random random;
        private final DistributorId rhein = trade.distributor("Rhein Distribution", "DE");
        private final List<PlaId> partners =
                List.of(aobas, minamis, trade.plaIdOf(trade.reseller("Fjord IT", "NO")), Trade.freshPlaId());
        private final List<CustomerId> customers = List.of(
                minatoFoods,
                trade.customer(kanto, minami, "Tokyo Tower Cafe", "JP"),
                trade.customer(kanto, aoba, "Busan Ferries", "KR"),
                trade.customer(rhein, null, "Bergen Fisk", "NO"));
        private final List<SubscriptionId> subscriptions = new ArrayList<>();

        AnyHistory(Random random) {
            this.random = random;
        }

        void happen(int times) {
            for (int i = 0; i < times; i++) {
                trade.after(Duration.ofHours(random.nextInt(240)));
                if (subscriptions.size() < 3 || random.nextInt(6) == 0) {
                    PlaId partner = random.nextInt(5) == 0 ? null : any(partners);
                    subscriptions.addAll(
                            trade.order(any(customers), partner, 1 + random.nextInt(50), 1 + random.nextInt(50)));
                } else {
                    change(any(subscriptions));
                }
            }
        }

        private void change(SubscriptionId id) {
            trade.advance(id);
            try {
                trade.change(
                        id,
                        random.nextInt(3) == 0 ? any(partners) : null,
                        random.nextInt(5) == 0 ? "Renamed " + random.nextInt() : null,
                        random.nextInt(3) == 0 ? 1 + random.nextInt(50) : null,
                        random.nextInt(3) == 0 ? random.nextBoolean() : null,
                        random.nextInt(4) == 0 ? any(ASKED_FOR) : null,
                        random.nextInt(8) == 0 ? List.of(Check.AGREEMENT_UNSIGNED) : List.of());
            } catch (Refused itsStateForbidsIt) {
                // Then nothing happens.
            }
        }

        private <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
