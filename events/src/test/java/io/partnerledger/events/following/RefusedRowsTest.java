package io.partnerledger.events.following;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import io.partnerledger.events.following.DeadLetter.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database takes every row but one, or none for a while, while nodes follow. */
class RefusedRowsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long BEFORE = 3;
    private static final long HEAD = 6;

    private final CounterProjection projection = new CounterProjection();
    private final String counter = freshStream();
    private final String later = freshStream();
    private HikariDataSource database;
    private JdbcClient jdbc;
    private TestStore store;
    private Positions positions;
    private ProjectionTables tables;
    private DeadLetters letters;
    private Following tokyo;
    private LookUp lookUp;

    @BeforeEach
    void two_counts_are_there() {
        database = EventsDatabase.fresh();
        jdbc = JdbcClient.create(database);
        store = new TestStore(database);
        tables = new ProjectionTables(database, 10);
        letters = new DeadLetters(database, List.of("views"));
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        tokyo = following("tokyo");
        lookUp = tokyo.inMemory(projection);
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
        Following following = new Following(store.events, database, "views", node, tables, positions);
        following.follow(projection);
        return following;
    }

    private void thirdCountIsRefused() {
        jdbc.sql("alter table views.counter_v1_g1 add constraint no_more_than_two check (count < 3)")
                .update();
    }

    private void mend() {
        jdbc.sql("alter table views.counter_v1_g1 drop constraint no_more_than_two")
                .update();
    }

    private void thirdCountAmongOthers() {
        store.engine.appendEvents(opened(freshStream()), counted(counter, 3), opened(later));
    }

    /** Attempts are counted in a sequence, which a rollback leaves as it is. */
    private void diskIsFull() {
        jdbc.sql("create sequence views.attempt").update();
        jdbc.sql("create function views.attempted() returns trigger language plpgsql as"
                        + " $$ begin perform nextval('views.attempt');"
                        + " raise exception 'No space left on device' using errcode = '53100'; end $$")
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

    private DeadLetter letter() {
        List<DeadLetter> parked = letters.page(EnumSet.of(Status.PARKED, Status.RETRYING), null, null, 10);
        assertThat(parked).hasSize(1);
        return parked.get(0);
    }

    private void awaitAttempts(long atLeast) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertThatRowsAreThoseOfThePosition();
            return attempts() >= atLeast;
        });
    }

    @Test
    void what_is_no_events_fault_is_tried_again_without_losing_its_place_and_parks_nothing() {
        diskIsFull();
        thirdCountAmongOthers();

        awaitAttempts(2);
        assertThat(position()).isEqualTo(BEFORE);
        assertThat(tokyo.stuck()).containsOnlyKeys("counter_v1");
        // What is refused in the tables holds nobody up in memory.
        assertThat(lookUp.await(HEAD, SOON)).isTrue();

        jdbc.sql("drop trigger attempted on views.counter_v1_g1").update();
        assertThat(positions.await(projection.shape(), HEAD, SOON)).isTrue();
        assertThatRowsAreThoseOfThePosition();
        assertThat(tokyo.deadLetters()).containsEntry("counter", 0L);
        await().atMost(SOON).until(() -> tokyo.stuck().isEmpty());
    }

    @Test
    void a_refused_row_parks_its_stream_and_goes_in_once_its_cause_is_mended_and_somebody_wants_it() {
        MeterRegistry meters = new SimpleMeterRegistry();
        DeadLetterFigures figures = new DeadLetterFigures(List.of(tokyo));
        thirdCountIsRefused();

        thirdCountAmongOthers();

        assertThat(positions.await(projection.shape(), HEAD, SOON)).isTrue();
        assertThat(lookUp.await(HEAD, SOON)).isTrue();
        assertThat(jdbc.sql("select count(*) from views.counter_v1 where counter = ?")
                        .param(later)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(letter().stream()).isEqualTo(counter);
        figures.bindTo(meters);
        assertThat(meters.get("ledger.dead-letters")
                        .tag("projection", "counter")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(figures.health().getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.DOWN);
        assertThat(figures.health().getDetails()).containsEntry("parked", Map.of("counter", 1L));
        assertThat(tokyo.stuck()).isEmpty();

        mend();
        letters.retry(letter().id(), "operator");
        tokyo.retryDeadLetters();

        await().atMost(SOON).untilAsserted(this::assertThatRowsAreThoseOfThePosition);
        assertThat(figures.health().getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.UP);
    }

    @Test
    void a_retry_whose_node_is_gone_is_done_by_another_and_once_only() {
        thirdCountIsRefused();
        thirdCountAmongOthers();
        assertThat(positions.await(projection.shape(), HEAD, SOON)).isTrue();
        tokyo.stop();
        mend();
        UUID wanted = letter().id();
        letters.retry(wanted, "operator");

        Following berlin = following("berlin");
        Following osaka = following("osaka");
        berlin.start();
        osaka.start();
        berlin.retryDeadLetters();
        osaka.retryDeadLetters();

        await().atMost(SOON).untilAsserted(this::assertThatRowsAreThoseOfThePosition);
        assertThat(letters.find(wanted)).hasValueSatisfying(folded -> {
            assertThat(folded.status()).isEqualTo(Status.FOLDED);
            assertThat(folded.attempts()).isEqualTo(2);
        });
        berlin.stop();
        osaka.stop();
    }
}
