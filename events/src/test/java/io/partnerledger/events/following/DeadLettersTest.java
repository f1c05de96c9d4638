package io.partnerledger.events.following;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.event;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.CounterEvent;
import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import io.partnerledger.events.following.DeadLetter.Cause;
import io.partnerledger.events.following.DeadLetter.Status;
import io.partnerledger.events.following.DeadLetters.Discarding;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What can't be folded is left out with all that follows it in its stream, and nothing else is. */
class DeadLettersTest {

    /** One waits for the other, and a pool may have no more than one thread. */
    private static final Executor APART = task -> new Thread(task).start();

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long POISON = 13;
    private static final Set<Status> ALL = EnumSet.allOf(Status.class);
    private static final Set<Status> PARKED = EnumSet.of(Status.PARKED, Status.RETRYING);

    private final FragileCounters projection = new FragileCounters().failingAt(POISON);
    private final Shape shape = projection.shape();
    private final Folding folding = Folding.of(projection);
    private final String sick = freshStream();
    private final String sound = freshStream();
    private HikariDataSource database;
    private JdbcClient jdbc;
    private TestStore store;
    private ProjectionTables tables;
    private DeadLetters letters;

    @BeforeEach
    void a_projection_that_can_not_count_thirteen() {
        database = EventsDatabase.fresh();
        jdbc = JdbcClient.create(database);
        store = new TestStore(database);
        tables = new ProjectionTables(database, 10);
        tables.prepare(projection);
        letters = new DeadLetters(database, List.of("views"));
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private static DomainEventMessage<?> counted(String stream, long sequence, long by) {
        return event(stream, sequence, new Counted(stream, by));
    }

    private void fold() {
        tables.fold(shape, folding, all());
    }

    private List<? extends TrackedEventMessage<?>> all() {
        return store.engine.readEvents(null, false).toList();
    }

    private long position() {
        return tables.position(shape).orElseThrow();
    }

    private List<DeadLetter> parked() {
        return letters.page(PARKED, null, null, 1_000);
    }

    private DeadLetter onlyLetter() {
        assertThat(parked()).hasSize(1);
        return parked().get(0);
    }

    /** What the row says was counted, in order. */
    private String steps(String counter) {
        return jdbc.sql("select steps::text from views.counter_v1 where counter = ?")
                .param(counter)
                .query(String.class)
                .single();
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("select counter, owner, count, steps::text from views.counter_v1 order by counter")
                .query()
                .listOfRows();
    }

    /** As whoever follows does. */
    private void retryWhatIsWanted() {
        for (WantedRetry wanted : tables.wantedRetries("views")) {
            while (tables.retry(shape, folding, wanted, store.events::readEvents)) {
                // There is more of the sequence.
                continue;
            }
        }
    }

    /** So many streams, each opened and counted four times, one event of each after the other. */
    private List<DomainEventMessage<?>> interwoven(List<String> streams) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        streams.forEach(stream -> events.add(opened(stream)));
        for (int sequence = 1; sequence <= 4; sequence++) {
            for (String stream : streams) {
                events.add(counted(stream, sequence, stream.equals(sick) && sequence == 2 ? POISON : sequence));
            }
        }
        return events;
    }

    private List<String> streamsAmongWhichOneIsSick(int number) {
        List<String> streams = new ArrayList<>(
                IntStream.range(1, number).mapToObj(any -> freshStream()).toList());
        streams.add(number / 2, sick);
        return streams;
    }

    @Test
    void a_poison_event_in_the_middle_of_a_batch_parks_its_sequence_and_nothing_else() {
        List<String> streams = streamsAmongWhichOneIsSick(100);
        store.engine.appendEvents(interwoven(streams));
        List<String> calls = new CopyOnWriteArrayList<>();

        new ProjectionTables(listening(database, calls), 10).fold(shape, folding, all());

        assertThat(position()).isEqualTo(500);
        assertThat(streams)
                .allSatisfy(
                        stream -> assertThat(steps(stream)).isEqualTo(stream.equals(sick) ? "[1]" : "[1, 2, 3, 4]"));
        assertThat(parked()).extracting(DeadLetter::stream).containsOnly(sick);
        assertThat(parked())
                .extracting(DeadLetter::cause)
                .containsExactly(Cause.FOLDING_FAILED, Cause.WAITS, Cause.WAITS);
        assertThat(parked()).extracting(DeadLetter::attempts).containsExactly(1, 0, 0);
        DeadLetter poison = parked().get(0);
        assertThat(poison.waitsFor()).isNull();
        assertThat(parked().get(2).waitsFor()).isEqualTo(poison.id());
        assertThat(poison.type()).isEqualTo("test.counted");
        assertThat(poison.detail()).startsWith("java.lang.IllegalStateException at FragileCounters.java:");
        // Half and half again, not one after the other.
        assertThat(calls.stream().filter("setSavepoint"::equals)).hasSizeLessThan(30);
    }

    @Test
    void without_a_fault_a_batch_costs_one_savepoint_and_no_look_at_the_letters() {
        store.engine.appendEvents(opened(sound), counted(sound, 1, 1), counted(sound, 2, 2));
        List<String> calls = new CopyOnWriteArrayList<>();

        new ProjectionTables(listening(database, calls), 10).fold(shape, folding, all());

        assertThat(calls.stream().filter("setSavepoint"::equals)).hasSize(1);
        assertThat(calls).noneMatch(call -> call.contains("dead_letter"));
        assertThat(steps(sound)).isEqualTo("[1, 2]");
    }

    /** The database, telling which statements are prepared on it and which savepoints set. */
    private static DataSource listening(DataSource database, List<String> calls) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        DeadLettersTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                calls.add((String) arguments[0]);
                            } else if (method.getName().equals("setSavepoint")) {
                                calls.add("setSavepoint");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
            }
        };
    }

    @Test
    void a_row_that_the_database_refuses_parks_its_sequence_and_its_letter_says_nothing_of_the_row() {
        jdbc.sql("alter table views.counter_v1_g1 add constraint no_thirteen check (count < 13)")
                .update();
        projection.mend();
        store.engine.appendEvents(opened(sick), opened(sound), counted(sick, 1, 13), counted(sound, 1, 1));
        store.engine.appendEvents(counted(sick, 2, 1));

        fold();

        assertThat(position()).isEqualTo(5);
        assertThat(steps(sick)).isEqualTo("[]");
        assertThat(steps(sound)).isEqualTo("[1]");
        assertThat(parked()).extracting(DeadLetter::cause).containsExactly(Cause.ROW_REFUSED, Cause.WAITS);
        assertThat(parked().get(0).detail()).isEqualTo("SQLSTATE 23514, constraint no_thirteen, table counter_v1_g1");
        assertThat(jdbc.sql("select l::text from views.dead_letter l")
                        .query(String.class)
                        .list())
                .noneMatch(letter -> letter.contains("Kanto"));
    }

    @Test
    void a_payload_that_can_not_be_read_parks_its_sequence() {
        store.engine.appendEvents(opened(sick), opened(sound), counted(sick, 1, 1), counted(sound, 1, 1));
        jdbc.sql("alter table events.event disable trigger user").update();
        jdbc.sql("update events.event set payload = '{\"counter\": 7}' where stream = ? and sequence = 1")
                .param(sick)
                .update();

        fold();

        assertThat(onlyLetter().cause()).isEqualTo(Cause.UNREADABLE);
        assertThat(steps(sound)).isEqualTo("[1]");
    }

    @Test
    void an_event_that_comes_twice_is_parked_once() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON), counted(sick, 2, 1));

        fold();
        List<DeadLetter> once = parked();
        fold();

        assertThat(parked()).isEqualTo(once).hasSize(2);
    }

    @Test
    void one_batch_and_one_event_at_a_time_leave_the_same_rows_and_letters() {
        store.engine.appendEvents(interwoven(streamsAmongWhichOneIsSick(20)));
        all().forEach(event -> tables.fold(shape, folding, List.of(event)));
        List<Map<String, Object>> rows = rows();
        List<String> told = told();
        jdbc.sql("delete from views.counter_v1").update();
        jdbc.sql("delete from views.dead_letter").update();
        jdbc.sql("update views.projection set position = 0, parked = false").update();

        fold();

        assertThat(rows()).isEqualTo(rows);
        assertThat(told()).isEqualTo(told).hasSize(3);
    }

    private List<String> told() {
        return parked().stream()
                .map(letter -> letter.position() + " " + letter.cause() + " " + letter.attempts())
                .toList();
    }

    @Test
    void what_comes_later_in_a_parked_stream_waits_and_is_folded_behind_it_as_if_nothing_had_happened() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON), opened(sound));
        fold();
        store.engine.appendEvents(counted(sound, 1, 1), counted(sick, 2, 2), counted(sick, 3, 3));
        fold();
        assertThat(parked()).hasSize(3);
        projection.mend();

        // Of any of its letters: the whole sequence is retried.
        assertThat(letters.retry(parked().get(2).id(), "operator"))
                .hasValueSatisfying(letter -> assertThat(letter.status()).isEqualTo(Status.RETRYING));
        assertThat(parked()).extracting(DeadLetter::status).containsOnly(Status.RETRYING);
        retryWhatIsWanted();

        assertThat(parked()).isEmpty();
        assertThat(steps(sick)).isEqualTo("[13, 2, 3]");
        assertThat(letters.page(ALL, null, null, 10)).allSatisfy(letter -> {
            assertThat(letter.status()).isEqualTo(Status.FOLDED);
            assertThat(letter.settledBy()).isEqualTo("operator");
        });
        store.engine.appendEvents(counted(sick, 4, 4));
        fold();
        assertThat(steps(sick)).isEqualTo("[13, 2, 3, 4]");
    }

    @Test
    void a_retry_ends_at_the_first_event_that_fails_again() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON), counted(sick, 2, 2));
        store.engine.appendEvents(counted(sick, 3, 666), counted(sick, 4, 4));
        fold();
        projection.mend();
        projection.failingAt(666);

        letters.retry(parked().get(0).id(), "operator");
        retryWhatIsWanted();

        assertThat(steps(sick)).isEqualTo("[13, 2]");
        assertThat(parked()).extracting(DeadLetter::position).containsExactly(4L, 5L);
        assertThat(parked()).extracting(DeadLetter::status).containsOnly(Status.PARKED);
        assertThat(parked()).extracting(DeadLetter::cause).containsExactly(Cause.FOLDING_FAILED, Cause.WAITS);
        assertThat(parked()).extracting(DeadLetter::attempts).containsExactly(1, 0);
        assertThat(tables.wantedRetries("views")).isEmpty();

        letters.retry(parked().get(0).id(), "operator");
        retryWhatIsWanted();
        assertThat(parked()).extracting(DeadLetter::attempts).containsExactly(2, 0);
    }

    @Test
    void a_sequence_longer_than_a_batch_is_retried_to_its_end() {
        List<DomainEventMessage<?>> events = new ArrayList<>(List.of(opened(sick), counted(sick, 1, POISON)));
        IntStream.rangeClosed(2, 1_100).forEach(sequence -> events.add(counted(sick, sequence, 1)));
        store.engine.appendEvents(events);
        fold();
        projection.mend();

        letters.retry(letters.page(PARKED, null, null, 1).get(0).id(), "operator");
        retryWhatIsWanted();

        assertThat(parked()).isEmpty();
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("count", 1_112L));
    }

    @Test
    void what_happens_while_a_sequence_is_retried_loses_its_place_neither_here_nor_there() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON));
        fold();
        projection.mend();
        UUID letter = onlyLetter().id();
        int more = 40;

        CompletableFuture<Void> live = CompletableFuture.runAsync(() -> {
            for (int sequence = 2; sequence <= more; sequence++) {
                store.engine.appendEvents(counted(sick, sequence, sequence));
                fold();
            }
        });
        letters.retry(letter, "operator");
        while (!live.isDone()) {
            retryWhatIsWanted();
        }
        live.join();

        assertThat(parked()).isEmpty();
        assertThat(steps(sick))
                .isEqualTo(IntStream.rangeClosed(1, more)
                        .mapToObj(sequence -> sequence == 1 ? POISON : Long.valueOf(sequence))
                        .toList()
                        .toString());
    }

    /** Asked in the very middle: while the letter's event is being folded again. */
    @Test
    void live_events_wait_for_a_retry_that_is_under_way_and_whoever_would_discard_is_told_at_once() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON));
        fold();
        projection.mend();
        store.engine.appendEvents(counted(sick, 2, 2));
        List<CompletableFuture<Void>> live = new ArrayList<>();
        UUID letter = onlyLetter().id();
        Folding watched = new Folding();
        watched.on(CounterEvent.class, (event, at, rows) -> {
            live.add(CompletableFuture.runAsync(this::fold, APART));
            assertThat(live.get(0)).failsWithin(Duration.ofMillis(200)).withThrowableOfType(TimeoutException.class);
            assertThat(CompletableFuture.supplyAsync(() -> letters.discard(letter, "operator"), APART))
                    .succeedsWithin(SOON)
                    .isEqualTo(Discarding.IS_RETRIED);
            folding.fold(event, at, rows);
        });

        letters.retry(letter, "operator");
        tables.wantedRetries("views").forEach(wanted -> tables.retry(shape, watched, wanted, store.events::readEvents));

        assertThat(live).singleElement().satisfies(fold -> assertThat(fold).succeedsWithin(SOON));
        assertThat(parked()).isEmpty();
        assertThat(steps(sick)).isEqualTo("[13, 2]");
    }

    @Test
    void what_is_discarded_is_left_out_and_what_waits_behind_it_stays() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON), counted(sick, 2, 2));
        fold();
        UUID poison = parked().get(0).id();

        assertThat(letters.discard(poison, "operator")).isEqualTo(Discarding.DONE);

        assertThat(onlyLetter().position()).isEqualTo(3);
        assertThat(onlyLetter().waitsFor()).isNull();
        assertThat(letters.find(poison)).hasValueSatisfying(letter -> {
            assertThat(letter.status()).isEqualTo(Status.DISCARDED);
            assertThat(letter.settledBy()).isEqualTo("operator");
        });
        assertThat(letters.discard(poison, "operator")).isEqualTo(Discarding.UNKNOWN);
        assertThat(letters.retry(poison, "operator")).isEmpty();

        letters.retry(onlyLetter().id(), "operator");
        retryWhatIsWanted();
        assertThat(steps(sick)).isEqualTo("[2]");
        assertThat(letters.discard(UUID.randomUUID(), "operator")).isEqualTo(Discarding.UNKNOWN);
    }

    @Test
    void what_is_being_retried_can_not_be_discarded_until_it_has_failed_again() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON), counted(sick, 2, 2));
        fold();
        UUID poison = parked().get(0).id();
        UUID behind = parked().get(1).id();

        letters.retry(poison, "operator");
        assertThat(letters.discard(poison, "operator")).isEqualTo(Discarding.IS_RETRIED);
        assertThat(letters.discard(behind, "operator")).isEqualTo(Discarding.IS_RETRIED);
        retryWhatIsWanted();

        assertThat(letters.discard(poison, "operator")).isEqualTo(Discarding.DONE);
    }

    @Test
    void a_program_that_fails_at_more_than_may_be_is_stopped_instead_of_parking_everything() {
        List<String> streams =
                IntStream.rangeClosed(1, 11).mapToObj(any -> freshStream()).toList();
        streams.forEach(stream -> store.engine.appendEvents(opened(stream), counted(stream, 1, POISON)));
        List<? extends TrackedEventMessage<?>> all = all();
        tables.fold(shape, folding, all.subList(0, 20));
        assertThat(parked()).hasSize(10);

        assertThatThrownBy(() -> tables.fold(shape, folding, all))
                .isInstanceOf(TooManyDeadLetters.class)
                .hasMessageContaining("10")
                .hasCauseInstanceOf(IllegalStateException.class);

        assertThat(position()).isEqualTo(20);
        assertThat(parked()).hasSize(10);
        // What waits behind what is parked already is no further sequence.
        store.engine.appendEvents(counted(streams.get(0), 2, 2));
        letters.discard(parked().get(9).id(), "operator");
        fold();
        assertThat(position()).isEqualTo(23);
        assertThat(parked()).hasSize(11);
    }

    @Test
    void a_database_that_goes_away_in_the_middle_parks_nothing() {
        store.engine.appendEvents(opened(sound), counted(sound, 1, 1));
        Folding cut = new Folding();
        cut.on(Counted.class, (event, at, rows) -> {
            endTransactionsOfOthers();
            rows.get(shape.tables().get(0), "something else");
        });

        assertThatThrownBy(() -> tables.fold(shape, cut, all())).isInstanceOf(RuntimeException.class);

        assertThat(parked()).isEmpty();
        assertThat(position()).isZero();
        fold();
        assertThat(position()).isEqualTo(2);
    }

    /** On a connection of its own. */
    private void endTransactionsOfOthers() {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                    + " where state = 'idle in transaction' and datname = current_database()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void letters_vanish_with_their_generation() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON));
        fold();

        jdbc.sql("delete from views.projection").update();

        assertThat(letters.page(ALL, null, null, 10)).isEmpty();
    }

    @Test
    void letters_are_listed_by_projection_and_place_a_page_at_a_time() {
        List<String> streams = streamsAmongWhichOneIsSick(5);
        store.engine.appendEvents(interwoven(streams));
        fold();

        List<DeadLetter> first = letters.page(PARKED, "counter", null, 2);
        List<DeadLetter> second = letters.page(PARKED, "counter", DeadLetters.Place.of(first.get(1)), 2);

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(first).isEqualTo(parked().subList(0, 2));
        assertThat(second).isEqualTo(parked().subList(2, 3));
        assertThat(letters.page(PARKED, "other", null, 2)).isEmpty();
        assertThat(letters.isProjection("counter")).isTrue();
        assertThat(letters.isProjection("other")).isFalse();
    }

    @Test
    void a_look_up_never_starts_from_rows_that_an_event_was_left_out_of() {
        store.engine.appendEvents(opened(sick), counted(sick, 1, POISON));
        fold();
        assertThat(tables.load(shape, new MemoryRows()))
                .hasValueSatisfying(loaded -> assertThat(loaded.position()).isZero());

        letters.discard(onlyLetter().id(), "operator");

        MemoryRows rows = new MemoryRows();
        assertThat(tables.load(shape, rows))
                .hasValueSatisfying(loaded -> assertThat(loaded.position()).isZero());
        assertThat(rows.all(shape.tables().get(0))).isEmpty();
    }
}
