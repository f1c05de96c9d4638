package io.partnerledger.events.following;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database takes every row but one: what comes before it stays, what comes after it waits. */
class RefusedRowsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long BEFORE = 3;
    private static final long REFUSED = 5;
    private static final long HEAD = 6;

    private final FoldingTest.CounterProjection projection = new FoldingTest.CounterProjection();
    private final String counter = freshStream();
    private final String later = freshStream();
    private HikariDataSource database;
    private JdbcClient jdbc;
    private TestStore store;
    private Positions positions;
    private ProjectionTables tables;
    private Following tokyo;
    private LookUp lookUp;

    @BeforeEach
    void the_third_count_is_refused() {
        database = EventsDatabase.fresh();
        jdbc = JdbcClient.create(database);
        store = new TestStore(database);
        tables = new ProjectionTables(database);
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        tokyo = following("tokyo");
        tokyo.follow(projection);
        lookUp = tokyo.inMemory(projection);
        jdbc.sql("alter table views.counter_v1_g1 add constraint no_more_than_two check (count < 3)")
                .update();
        countAttempts();
        tokyo.start();
        store.engine.appendEvents(opened(counter), counted(counter, 1), counted(counter, 2));
        assertThat(positions.await(projection.shape(), BEFORE, SOON)).isTrue();
    }

    @AfterEach
    void close() {
        tokyo.stop();
        store.close();
        database.close();
    }

    private Following following(String node) {
        return new Following(store.events, database, "views", node, tables, positions);
    }

    /** In a sequence, which a rollback leaves as it is. */
    private void countAttempts() {
        jdbc.sql("create sequence views.attempt").update();
        jdbc.sql("create function views.attempted() returns trigger language plpgsql as"
                        + " $$ begin perform nextval('views.attempt'); return null; end $$")
                .update();
        jdbc.sql("create trigger attempted before insert on views.counter_v1_g1"
                        + " for each statement execute function views.attempted()")
                .update();
    }

    private long attempts() {
        return jdbc.sql("select last_value from views.attempt")
                .query(Long.class)
                .single();
    }

    private void thirdCountAmongOthers() {
        store.engine.appendEvents(opened(freshStream()), counted(counter, 3), opened(later));
    }

    private void mend() {
        jdbc.sql("alter table views.counter_v1_g1 drop constraint no_more_than_two")
                .update();
    }

    /** Read in one statement, hence at one moment. */
    private void assertThatRowsAreThoseOfThePosition() {
        Map<String, Object> row = jdbc.sql("""
                        select (select count(*) from views.counter_v1) as rows,
                               (select sum(count) from views.counter_v1) as counts,
                               count(*) filter (where type = 'test.counter-opened') as rows_due,
                               count(*) filter (where type = 'test.counted')::numeric as counts_due
                          from events.event e
                          join views.projection p on e.position <= p.position
                        """).query().singleRow();
        assertThat(row.get("rows")).isEqualTo(row.get("rows_due"));
        assertThat(row.get("counts")).isEqualTo(row.get("counts_due"));
    }

    private long position() {
        return tables.position(projection.shape()).orElseThrow();
    }

    private void awaitAttempts(long atLeast) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThatRowsAreThoseOfThePosition();
            assertThat(position()).isBetween(BEFORE, REFUSED - 1);
            return attempts() >= atLeast;
        });
    }

    @Test
    void a_refused_row_is_tried_again_without_losing_its_place_and_goes_in_once_its_cause_is_mended() {
        long before = attempts();
        thirdCountAmongOthers();

        // The batch may have been cut before the refused event, so one of the attempts may have succeeded.
        awaitAttempts(before + 4);
        assertThat(jdbc.sql("select count(*) from views.counter_v1 where counter = ?")
                        .param(later)
                        .query(Long.class)
                        .single())
                .isZero();

        mend();
        assertThat(positions.await(projection.shape(), HEAD, SOON)).isTrue();
        assertThatRowsAreThoseOfThePosition();
        assertThat(position()).isEqualTo(HEAD);
    }

    @Test
    void what_is_refused_in_the_tables_holds_nobody_up_in_memory() {
        long before = attempts();
        thirdCountAmongOthers();
        awaitAttempts(before + 1);

        assertThat(lookUp.await(HEAD, SOON)).isTrue();
        assertThat(position()).isLessThan(REFUSED);
    }

    @Test
    void a_node_that_takes_over_from_one_that_was_refused_goes_on_where_the_rows_are() {
        long before = attempts();
        thirdCountAmongOthers();
        awaitAttempts(before + 1);
        tokyo.stop();
        mend();

        Following berlin = following("berlin");
        berlin.follow(projection);
        berlin.start();
        assertThat(positions.await(projection.shape(), HEAD, SOON)).isTrue();
        assertThatRowsAreThoseOfThePosition();
        berlin.stop();
    }
}
