package io.partnerledger.events.rebuilding;

import static io.partnerledger.events.rebuilding.OwnedCounters.owned;
import static io.partnerledger.events.rebuilding.RebuildingNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.CounterEvent;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import io.partnerledger.events.following.CounterProjection;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.ServedHealth;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

class RebuildingTest {

    sealed interface NewerEvent extends LedgerEvent {
        @EventName("test.painted")
        @Revision("1")
        record Painted(String counter) implements NewerEvent {}
    }

    /** More than one takes over with, so that there is something to read. */
    private static final int EVENTS = 1_200;

    private final Projection counters = new CounterProjection(1);
    private final Projection owned = owned();
    private final AtomicInteger next = new AtomicInteger();
    private final List<RebuildingNode> nodes = new ArrayList<>();
    private HikariDataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void a_database() {
        database = EventsDatabase.fresh();
        database.setMaximumPoolSize(30);
        jdbc = JdbcClient.create(database);
    }

    @AfterEach
    void close() {
        nodes.forEach(RebuildingNode::close);
        database.close();
    }

    private RebuildingNode idle(String name, Projection... projections) {
        RebuildingNode node = RebuildingNode.idle(database, name, projections);
        nodes.add(node);
        return node;
    }

    private RebuildingNode node(String name, Projection... projections) {
        RebuildingNode node = idle(name, projections);
        node.following.start();
        node.rebuilding.start();
        return node;
    }

    private String fresh() {
        return "counter:" + next.incrementAndGet();
    }

    private void history(RebuildingNode node) {
        for (int events = 0; events < EVENTS; events += 40) {
            node.count(fresh(), 39);
        }
    }

    private int serving(String projection) {
        return number(
                "select coalesce(sum(generation), 0) from views.projection where name = ? and serving", projection);
    }

    private int generations(String projection) {
        return number("select count(*) from views.projection where name = ?", projection);
    }

    private int number(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Integer.class).single();
    }

    private void awaitServing(int generation, String projection) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> serving(projection) == generation);
    }

    private void awaitDropped(String projection) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(10)).until(() -> generations(projection) == 1);
    }

    private List<String> tables(String like) {
        return jdbc.sql("select tablename from pg_tables where schemaname = 'views' and tablename like ? order by 1")
                .param(like)
                .query(String.class)
                .list();
    }

    /** What all views have to show, said in another way. */
    private void assertThatViewsShowWhatHappened() {
        assertThat(jdbc.sql(
                                "select counter, count, jsonb_array_length(steps) as steps from views.counter_v1 order by 1")
                        .query()
                        .listOfRows())
                .isNotEmpty()
                .isEqualTo(jdbc.sql("""
                                select stream as counter, count(*) filter (where type = 'test.counted') as count,
                                       count(*) filter (where type = 'test.counted')::int as steps
                                  from events.event group by stream order by 1
                                """).query().listOfRows());
        assertThat(number("select sum(counters) from views.owned_v1"))
                .isEqualTo(number("select count(*) from events.event where type = 'test.counter-opened'"));
        assertThat(number("select count(*) from views.owned_step_v1"))
                .isEqualTo(number("select count(*) from events.event where type = 'test.counted'"));
    }

    private void damage() {
        jdbc.sql("update views.counter_v1_g1 set count = 7 where counter = 'counter:1'")
                .update();
        jdbc.sql("delete from views.counter_v1_g1 where counter = 'counter:2'").update();
        jdbc.sql("insert into views.counter_v1_g1 select 'counter:x', owner, count, opened_at, steps"
                        + " from views.counter_v1_g1 where counter = 'counter:3'")
                .update();
        jdbc.sql("truncate views.owned_step_v1_g1").update();
    }

    @Test
    void a_rebuild_shows_what_happened_also_of_what_was_damaged_and_of_what_happens_meanwhile() {
        RebuildingNode node = node("tokyo", counters, owned);
        history(node);
        assertThat(node.shows(counters) && node.shows(owned)).isTrue();
        damage();

        node.filledFrom.giveOnly(EVENTS / 2);
        assertThat(node.rebuilding.rebuild("counter", "somebody")).isEmpty();
        assertThat(node.rebuilding.rebuild("owned", "somebody")).isEmpty();
        await().atMost(SOON).until(() -> node.filledFrom.read.size() >= EVENTS / 2);
        node.count("counter:4b", 20);
        node.filledFrom.giveAll();
        node.count("counter:5b", 20);
        awaitServing(2, "counter");
        awaitServing(2, "owned");
        node.count("counter:6b", 20);

        assertThat(node.shows(counters) && node.shows(owned)).isTrue();
        assertThatViewsShowWhatHappened();
        awaitDropped("counter");
        awaitDropped("owned");
        assertThat(tables("%"))
                .contains("counter_v1_g2", "owned_v1_g2", "owned_step_v1_g2")
                .noneMatch(table -> table.endsWith("_g1"));
        assertThat(number("select count(*) from pg_indexes where tablename = 'owned_step_v1_g2'"))
                .isEqualTo(2);
    }

    @Test
    void all_rebuilds_are_fed_by_one_reading_of_the_store() {
        RebuildingNode node = idle("tokyo", counters, owned);
        node.following.start();
        history(node);
        assertThat(node.shows(counters) && node.shows(owned)).isTrue();
        node.rebuilding.rebuild("counter", "somebody");
        node.rebuilding.rebuild("owned", "somebody");

        node.rebuilding.start();
        awaitServing(2, "counter");
        awaitServing(2, "owned");

        assertThat(node.filledFrom.read).hasSize(EVENTS).doesNotHaveDuplicates();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(node.filledFrom.open)
                        .as("streams held while there is nothing to do")
                        .hasValue(0));
    }

    @Test
    void whoever_comes_after_a_crash_goes_on_where_the_other_stopped() {
        RebuildingNode tokyo = node("tokyo", counters, owned);
        history(tokyo);
        assertThat(tokyo.shows(counters)).isTrue();
        tokyo.filledFrom.giveOnly(EVENTS / 2);
        tokyo.rebuilding.rebuild("counter", "somebody");
        await().atMost(SOON)
                .until(() -> number("select position from views.projection where generation = 2") >= EVENTS / 2 - 50);
        tokyo.rebuilding.stop();
        int reached = number("select position from views.projection where generation = 2");

        RebuildingNode berlin = node("berlin", counters, owned);
        awaitServing(2, "counter");

        assertThat(berlin.filledFrom.read.get(0)).isEqualTo(reached + 1L);
        assertThatViewsShowWhatHappened();
    }

    @Test
    void of_two_nodes_one_fills() {
        RebuildingNode tokyo = node("tokyo", counters, owned);
        RebuildingNode berlin = node("berlin", counters, owned);
        history(tokyo);
        assertThat(tokyo.shows(counters)).isTrue();
        tokyo.filledFrom.giveOnly(10);
        berlin.filledFrom.giveOnly(10);

        berlin.rebuilding.rebuild("counter", "somebody");
        await().atMost(SOON).until(() -> tokyo.filledFrom.read.size() + berlin.filledFrom.read.size() >= 10);
        RebuildingNode filling = tokyo.filledFrom.read.isEmpty() ? berlin : tokyo;
        filling.filledFrom.giveAll();
        awaitServing(2, "counter");
        awaitDropped("counter");

        assertThat(filling.filledFrom.read).hasSize(EVENTS);
        assertThat((filling == tokyo ? berlin : tokyo).filledFrom.read).isEmpty();
    }

    @Test
    void a_rebuild_that_is_cancelled_leaves_nothing_behind() {
        RebuildingNode node = node("tokyo", counters, owned);
        history(node);
        assertThat(node.shows(counters) && node.shows(owned)).isTrue();
        node.filledFrom.giveOnly(100);
        node.rebuilding.rebuild("counter", "somebody");
        await().atMost(SOON).until(() -> node.filledFrom.read.size() == 100);
        assertThat(node.rebuilding.rebuild("counter", "somebody")).contains(Purpose.REBUILD);
        assertThat(node.rebuilding.verify("counter", "somebody")).contains(Purpose.REBUILD);

        assertThat(node.rebuilding.cancel("counter")).isTrue();
        awaitDropped("counter");

        assertThat(node.rebuilding.cancel("counter")).isFalse();
        assertThat(tables("counter%")).containsExactly("counter_v1_g1");
        assertThatViewsShowWhatHappened();
        node.filledFrom.giveAll();
        node.rebuilding.rebuild("counter", "somebody");
        awaitServing(2, "counter");
        assertThatViewsShowWhatHappened();
    }

    @Test
    void while_one_takes_over_from_another_nobody_who_reads_fails_or_sees_less_than_before() throws Exception {
        RebuildingNode node = node("tokyo", counters, owned);
        history(node);
        assertThat(node.shows(counters)).isTrue();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService others = Executors.newCachedThreadPool();
        List<Future<Integer>> reads = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            reads.add(others.submit(() -> readUntil(enough)));
        }
        Future<Integer> written = others.submit(() -> writeAndReadUntil(enough, node));

        for (int generation = 2; generation <= 5; generation++) {
            node.rebuilding.rebuild("counter", "somebody");
            awaitServing(generation, "counter");
        }
        enough.set(true);

        for (Future<Integer> read : reads) {
            assertThat(read.get()).isGreaterThan(20);
        }
        assertThat(written.get()).isGreaterThan(20);
        others.shutdown();
    }

    /** As an application does: prepared once, asked again and again on one connection. */
    private Integer readUntil(AtomicBoolean enough) throws Exception {
        int reads = 0;
        long before = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select sum(count), count(*) from views.counter_v1")) {
            while (!enough.get()) {
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    assertThat(row.getLong(1)).isGreaterThanOrEqualTo(before);
                    before = row.getLong(1);
                }
                reads++;
            }
        }
        return reads;
    }

    private Integer writeAndReadUntil(AtomicBoolean enough, RebuildingNode node) {
        int writes = 0;
        while (!enough.get()) {
            String mine = "counter:w" + writes++;
            node.count(mine, 3);
            assertThat(node.shows(counters)).isTrue();
            assertThat(number("select count from views.counter_v1 where counter = ?", mine))
                    .isEqualTo(3);
        }
        return writes;
    }

    @Test
    void whoever_reads_for_long_is_waited_for_and_keeps_nobody_else_from_reading() throws Exception {
        RebuildingNode node = node("tokyo", counters, owned);
        history(node);
        assertThat(node.shows(counters)).isTrue();
        try (Connection streaming = database.getConnection()) {
            streaming.setAutoCommit(false);
            try (PreparedStatement list = streaming.prepareStatement("select * from views.counter_v1")) {
                list.setFetchSize(1);
                try (ResultSet rows = list.executeQuery()) {
                    rows.next();
                    node.rebuilding.rebuild("counter", "somebody");
                    await().atMost(SOON)
                            .until(() -> number(
                                            "select count(*) from views.projection"
                                                    + " where generation = 2 and indexed and position >= ?",
                                            EVENTS)
                                    == 1);
                    // The take-over is tried again and again meanwhile.
                    LongAccumulator slowest = new LongAccumulator(Math::max, 0);
                    await().during(Duration.ofMillis(500))
                            .atMost(SOON)
                            .pollInterval(Duration.ofMillis(10))
                            .until(() -> {
                                long begun = System.nanoTime();
                                number("select count(*) from views.counter_v1");
                                slowest.accumulate(System.nanoTime() - begun);
                                return true;
                            });
                    assertThat(Duration.ofNanos(slowest.get())).isLessThan(Duration.ofSeconds(1));
                    assertThat(serving("counter")).isEqualTo(1);
                    assertThat(rows.next()).isTrue();
                }
            }
            streaming.rollback();
        }
        awaitServing(2, "counter");
        awaitDropped("counter");
    }

    @Test
    void a_new_shape_is_filled_from_history_before_anybody_reads_or_follows() {
        RebuildingNode old = node("tokyo", counters, owned);
        history(old);
        assertThat(old.shows(counters)).isTrue();
        Projection renewed = new CounterProjection(2);

        RebuildingNode young = idle("berlin", renewed, owned);
        young.filledFrom.giveOnly(EVENTS / 2);
        young.following.start();
        young.rebuilding.start();
        await().atMost(SOON).until(() -> young.filledFrom.read.size() == EVENTS / 2);

        ServedHealth served = new ServedHealth(List.of(young.following));
        assertThat(served.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(young.positions.areServed(renewed.shape())).isFalse();
        assertThat(young.positions.areServed(owned.shape())).isTrue();
        assertThat(young.rebuilding.rebuild("counter", "somebody")).contains(Purpose.FIRST);
        assertThat(young.rebuilding.cancel("counter")).isFalse();
        assertThat(number("select count(*) from views.counter_v2")).isPositive();
        old.count("counter:late", 5);
        assertThat(old.shows(counters)).isTrue();

        young.filledFrom.giveAll();
        await().atMost(SOON).until(() -> young.positions.areServed(renewed.shape()));
        await().atMost(SOON).until(() -> served.health().getStatus().equals(Status.UP));
        old.count("counter:later", 5);
        assertThat(young.shows(renewed) && old.shows(counters)).isTrue();
        assertThat(jdbc.sql("select * from views.counter_v2 order by counter")
                        .query()
                        .listOfRows())
                .isEqualTo(jdbc.sql("select * from views.counter_v1 order by counter")
                        .query()
                        .listOfRows());
        assertThat(number("select count(*) from pg_indexes where tablename like 'counter_v2%'"))
                .isEqualTo(2);
    }

    @Test
    void where_nothing_has_happened_a_new_shape_serves_at_once() {
        RebuildingNode node = idle("tokyo", counters, owned);

        assertThat(node.positions.areServed(counters.shape())).isTrue();
        assertThat(number("select count(*) from pg_indexes where tablename like 'owned_step%'"))
                .isEqualTo(2);
    }

    @Test
    void an_old_shape_is_kept_while_it_is_followed_and_dropped_a_week_later() {
        RebuildingNode old = node("tokyo", counters, owned);
        history(old);
        RebuildingNode young = node("berlin", new CounterProjection(2), owned);
        await().atMost(SOON).until(() -> young.positions.areServed(new CounterProjection(2).shape()));

        young.clock.pass(Duration.ofDays(6));
        RebuildingNode younger = idle("nagoya", new CounterProjection(2), owned);
        younger.clock.pass(Duration.ofDays(6));
        younger.rebuilding.start();
        younger.rebuilding.verify("owned", "somebody");
        await().atMost(SOON)
                .until(() ->
                        younger.rebuilding.verification("owned").orElseThrow().status() == Verification.Status.DONE);
        assertThat(tables("counter_v1%")).isNotEmpty();

        old.close();
        nodes.remove(old);
        young.clock.pass(Duration.ofDays(2));
        await().atMost(SOON).until(() -> tables("counter_v1%").isEmpty());
        assertThat(number("select count(*) from pg_views where viewname = 'counter_v1'"))
                .isZero();
        assertThat(number("select count(*) from views.token_entry where processor_name = 'counter_v1'"))
                .isZero();
        assertThat(number("select count(*) from views.counter_v2")).isPositive();
    }

    @Test
    void a_copy_in_memory_is_made_of_tables_that_serve_and_made_anew_of_those_that_take_over() {
        RebuildingNode old = node("tokyo", counters, owned);
        history(old);
        assertThat(old.shows(counters)).isTrue();
        jdbc.sql("update views.counter_v1_g1 set owner = 'damaged'").update();

        RebuildingNode node = idle("berlin", counters, owned);
        var copy = node.following.inMemory(counters);
        node.following.start();
        node.rebuilding.start();
        Callable<Long> damaged = () ->
                copy.<Long>read(at -> at.rows().all(counters.shape().tables().get(0)).stream()
                        .filter(row ->
                                ((CounterProjection.CounterRow) row).owner().equals("damaged"))
                        .count());
        assertThat(copy.position()).isEqualTo(EVENTS);
        assertThat(damaged).satisfies(count -> assertThat(count.call()).isPositive());
        node.count("counter:last", 2);
        assertThat(copy.await(EVENTS + 3, SOON)).isTrue();

        node.rebuilding.rebuild("counter", "somebody");
        await().atMost(SOON).until(() -> damaged.call() == 0);

        assertThat(copy.position()).isGreaterThanOrEqualTo(EVENTS + 3);
        assertThat(copy.<Long>read(at ->
                        (long) at.rows().all(counters.shape().tables().get(0)).size()))
                .isEqualTo(EVENTS / 40 + 1);
    }

    @Test
    void an_event_of_a_newer_program_behind_what_is_served_keeps_nothing_from_taking_over() {
        RebuildingNode node = node("tokyo", counters, owned);
        history(node);
        node.count(fresh(), 9);
        try (TestStore newer = new TestStore(
                database, EventNames.of(Set.of(CounterEvent.class, NewerEvent.class)), NoOpEventUpcaster.INSTANCE)) {
            newer.engine.appendEvents(
                    new GenericDomainEventMessage<>("counter", "counter:1", 40, new NewerEvent.Painted("counter:1")));
        }
        await().atMost(SOON).until(() -> node.tables.position(counters.shape()).orElseThrow() == EVENTS + 10);

        node.rebuilding.rebuild("counter", "somebody");

        awaitServing(2, "counter");
        assertThat(node.tables.position(counters.shape())).hasValue(EVENTS + 10);
    }

    @Test
    void indexes_are_not_made_while_a_letter_is_folded_again_and_neither_waits_for_the_other_for_ever()
            throws Exception {
        idle("tokyo", counters, owned);
        Generations generations = new Generations(database, "views");
        generations.ask(owned.shape(), Purpose.REBUILD, "somebody", Instant.now());
        Generation filled = generations.of(List.of("owned")).stream()
                .filter(generation -> generation.purpose() != null)
                .findFirst()
                .orElseThrow();
        generations.begin(owned.shape(), filled, Instant.now());

        CompletableFuture<Void> indexing;
        try (Connection retrying = database.getConnection();
                Statement statement = retrying.createStatement()) {
            retrying.setAutoCommit(false);
            statement.execute("select 1 from views.projection where name = 'owned' and generation = 2 for update");
            indexing = CompletableFuture.runAsync(() -> generations.index(owned.shape(), filled));
            await().atMost(SOON)
                    .until(() -> number("select count(*) from pg_stat_activity"
                                    + " where datname = current_database() and wait_event_type = 'Lock'")
                            == 1);
            statement.execute("delete from views.owned_step_v1_g2");
            retrying.commit();
        }

        indexing.get(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(generations.of(List.of("owned"))).allMatch(Generation::indexed);
    }

    @Test
    void events_that_do_not_follow_on_what_is_there_are_not_folded() {
        RebuildingNode node = idle("tokyo", counters, owned);
        history(node);
        ProjectionTables tables = new ProjectionTables(database);
        var late = node.store.engine.readEvents(null, false).skip(5).limit(5).toList();

        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        tables.fold(counters.shape(), 1, io.partnerledger.events.following.Folding.of(counters), late))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tables.position(counters.shape())).hasValue(0);
    }
}
