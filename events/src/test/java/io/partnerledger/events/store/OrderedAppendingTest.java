package io.partnerledger.events.store;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrderedAppendingTest {

    private static final int WRITERS = 8;
    private static final int APPENDS_EACH = 50;

    private HikariDataSource database;
    private TestStore tokyo;
    private TestStore berlin;

    @BeforeEach
    void two_nodes_on_one_database() {
        database = EventsDatabase.fresh();
        tokyo = new TestStore(database);
        berlin = new TestStore(database);
    }

    @AfterEach
    void close() {
        tokyo.close();
        berlin.close();
        database.close();
    }

    @Test
    void what_is_stored_is_told_so_also_where_a_follower_cannot_be_woken() {
        List<Long> woken = new CopyOnWriteArrayList<>();
        tokyo.head.onAdvance(() -> {
            throw new RejectedExecutionException("It is stopping.");
        });
        tokyo.head.onAdvance(() -> woken.add(tokyo.head.known()));
        String stream = freshStream();

        tokyo.engine.appendEvents(List.of(opened(stream)));

        assertThat(woken).contains(1L);
        assertThat(tokyo.engine.lastSequenceNumberFor(stream)).hasValue(0L);
    }

    @Test
    void positions_are_dense_and_become_visible_in_order_whoever_writes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        int total = WRITERS * APPENDS_EACH * 2;
        Future<List<Long>> seen = threads.submit(() -> positionsAsTheyCome(berlin, total));
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            TestStore node = writer % 2 == 0 ? tokyo : berlin;
            writers.add(threads.submit(() -> IntStream.range(0, APPENDS_EACH).forEach(any -> {
                String stream = freshStream();
                node.engine.appendEvents(List.of(opened(stream), counted(stream, 1)));
            })));
        }
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        assertThat(seen.get(60, TimeUnit.SECONDS))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, total).boxed().toList());
        threads.shutdown();
    }

    private static List<Long> positionsAsTheyCome(TestStore node, int howMany) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        try (TrackingEventStream stream = node.events.openStream(null)) {
            while (positions.size() < howMany) {
                positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
        }
        return positions;
    }

    @Test
    void a_conflict_on_the_second_of_several_streams_stores_nothing() {
        String taken = freshStream();
        String free = freshStream();
        tokyo.engine.appendEvents(opened(taken));

        assertThatThrownBy(() -> berlin.engine.appendEvents(opened(free), opened(taken)))
                .isInstanceOfSatisfying(
                        StreamConflict.class,
                        conflict -> assertThat(conflict.stream()).isEqualTo(taken));

        assertThat(tokyo.engine.readEvents(free).hasNext()).isFalse();
        assertThat(tokyo.engine.readHead()).isEqualTo(1);
    }

    @Test
    void of_many_that_want_the_same_place_exactly_one_gets_it_and_the_others_spoil_nobodys_append() throws Exception {
        String contested = freshStream();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS * 2);
        List<Future<?>> contestants = new ArrayList<>();
        List<Future<?>> bystanders = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            TestStore node = i % 2 == 0 ? tokyo : berlin;
            contestants.add(threads.submit(() -> node.engine.appendEvents(opened(contested))));
            bystanders.add(threads.submit(() -> node.engine.appendEvents(opened(freshStream()))));
        }
        int winners = 0;
        for (Future<?> contestant : contestants) {
            try {
                contestant.get(60, TimeUnit.SECONDS);
                winners++;
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(StreamConflict.class);
            }
        }
        for (Future<?> bystander : bystanders) {
            bystander.get(60, TimeUnit.SECONDS);
        }
        assertThat(winners).isEqualTo(1);
        assertThat(tokyo.engine.readHead()).isEqualTo(WRITERS + 1);
        threads.shutdown();
    }

    @Test
    void what_rests_on_a_stream_that_another_node_changed_is_not_stored_but_what_rests_on_one_as_it_is() {
        String read = freshStream();
        tokyo.engine.appendEvents(opened(read));
        berlin.engine.appendEvents(counted(read, 1));

        assertThatThrownBy(() -> assuming(tokyo, assumed -> assumed.unchanged(read, 0), opened(freshStream())))
                .isInstanceOfSatisfying(
                        StreamConflict.class,
                        conflict -> assertThat(conflict.stream()).isEqualTo(read));
        assertThat(tokyo.engine.readHead()).isEqualTo(2);

        assuming(tokyo, assumed -> assumed.unchanged(read, 1), opened(freshStream()));
        assuming(tokyo, assumed -> assumed.unchanged(read, 1), counted(read, 2));
        assertThat(tokyo.engine.readHead()).isEqualTo(4);
    }

    @Test
    void what_rests_on_nothing_having_begun_is_not_stored_once_something_has() {
        String before = freshStream();
        tokyo.engine.appendEvents(opened(before));
        long position = tokyo.engine.readHead();
        Consumer<Assumptions> noneOfKanto = assumed -> assumed.noneBegunSince(position, "counter", "owner", "Kanto");

        assuming(berlin, assumed -> assumed.noneBegunSince(position, "counter", "owner", "Kansai"), counted(before, 1));
        assuming(berlin, noneOfKanto, counted(before, 2));
        tokyo.engine.appendEvents(opened(freshStream()));

        assertThatThrownBy(() -> assuming(berlin, noneOfKanto, counted(before, 3)))
                .isInstanceOf(StreamConflict.class);
        assertThat(tokyo.engine.lastSequenceNumberFor(before)).contains(2L);
    }

    /** One command's append, decided under those assumptions. */
    private static void assuming(TestStore node, Consumer<Assumptions> assumptions, DomainEventMessage<?>... decided) {
        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        try {
            assumptions.accept(Assumptions.ofThisCommand());
            node.engine.appendEvents(decided);
        } finally {
            command.rollback();
        }
    }

    @Test
    void a_stream_reads_back_what_was_appended_also_from_its_middle_and_beyond_a_page() {
        String stream = freshStream();
        tokyo.engine.appendEvents(opened(stream));
        tokyo.engine.appendEvents(LongStream.rangeClosed(1, 1200)
                .mapToObj(n -> counted(stream, n))
                .toList());

        assertThat(berlin.engine.readEvents(stream).asStream()).hasSize(1201);
        assertThat(berlin.engine.readEvents(stream, 1199).asStream().map(event -> event.getSequenceNumber()))
                .containsExactly(1199L, 1200L);
        assertThat(berlin.engine.lastSequenceNumberFor(stream)).contains(1200L);
        assertThat(berlin.engine.lastSequenceNumberFor(freshStream())).isEmpty();
    }

    @Test
    void the_payload_reads_as_json_in_the_database_and_nothing_is_a_large_object() {
        String stream = freshStream();
        tokyo.engine.appendEvents(opened(stream));
        JdbcClient jdbc = JdbcClient.create(database);

        assertThat(jdbc.sql("select type || ' ' || revision || ' ' || (payload->>'owner') from events.event")
                        .query(String.class)
                        .single())
                .isEqualTo("test.counter-opened 1 Kanto");
        assertThat(jdbc.sql("select count(*) from information_schema.columns"
                                + " where data_type = 'oid' and table_schema in ('events', 'views', 'keys')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void history_can_neither_be_changed_nor_deleted() {
        tokyo.engine.appendEvents(opened(freshStream()));
        JdbcClient jdbc = JdbcClient.create(database);

        for (String attempt : List.of(
                "update events.event set kind = 'other'", "delete from events.event", "truncate events.event")) {
            assertThatThrownBy(() -> jdbc.sql(attempt).update())
                    .hasMessageContaining("Stored events are neither changed nor deleted.");
        }
    }

    @Test
    void an_event_of_another_node_wakes_a_waiting_reader_before_the_safety_net_would() throws Exception {
        try (TrackingEventStream stream = berlin.events.openStream(null)) {
            Future<Boolean> woken =
                    Executors.newSingleThreadExecutor().submit(() -> stream.hasNextAvailable(30, TimeUnit.SECONDS));
            tokyo.engine.appendEvents(opened(freshStream()));
            assertThat(woken.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_reader_asked_from_several_threads_at_once_loses_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        int total = 400;
        AtomicBoolean done = new AtomicBoolean();
        try (TrackingEventStream stream = berlin.events.openStream(null)) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> {
                    while (!done.get()) {
                        stream.hasNextAvailable();
                    }
                });
            }
            Future<List<Long>> seen = threads.submit(() -> {
                List<Long> positions = new ArrayList<>();
                while (positions.size() < total) {
                    positions.add(
                            stream.nextAvailable().trackingToken().position().orElseThrow());
                }
                return positions;
            });
            for (int i = 0; i < total / 2; i++) {
                String counter = freshStream();
                tokyo.engine.appendEvents(opened(counter), counted(counter, 1));
            }
            assertThat(seen.get(60, TimeUnit.SECONDS))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, total).boxed().toList());
        } finally {
            done.set(true);
            threads.shutdown();
        }
    }

    @Test
    void an_event_of_an_unknown_name_is_neither_skipped_nor_misread() {
        String stream = freshStream();
        JdbcClient.create(database)
                .sql("insert into events.event (position, stream, sequence, kind, id, time, type, revision, payload,"
                        + " metadata) values (1, ?, 0, 'counter', gen_random_uuid(), now(), 'test.from-the-future', '1',"
                        + " '{}', '{}')")
                .param(stream)
                .update();

        assertThatThrownBy(() -> tokyo.engine.readEvents(stream).asStream().forEach(event -> event.getPayload()))
                .hasMessageContaining("test.from-the-future");
    }
}
