package io.partnerledger.events.upcasting;

import static io.partnerledger.events.upcasting.CounterNow.CHANGES;
import static io.partnerledger.events.upcasting.CounterNow.NAMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.FollowingFigures;
import io.partnerledger.events.following.FollowingHealth;
import io.partnerledger.events.following.Lags;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.UnknownStoredEvent;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.EventBuffer;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** A store that three programs have written to, read by the last of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverTheYearsTest {

    private static final String STREAM = "counter:kanto";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Upcasters UPCASTERS = Upcasters.of(NAMES, CHANGES);

    static class CounterAggregate {

        @AggregateIdentifier
        private String stream;

        private long amount;
        private String unit;
        private boolean closed;

        @EventSourcingHandler
        void on(CounterNow event) {
            stream = STREAM;
            if (event instanceof CounterNow.Counted counted) {
                amount += counted.amount();
                unit = counted.unit();
            } else {
                closed = true;
            }
        }

        String told() {
            return amount + " " + unit + (closed ? ", closed" : "");
        }
    }

    record TallyRow(String counter, long amount, String unit, boolean closed) {}

    static class TallyProjection implements Projection {

        private static final Table<TallyRow> TALLY = Table.of("tally", TallyRow.class, "counter");

        @Override
        public Shape shape() {
            return Shape.of("views", "tally", 1, TALLY);
        }

        @Override
        public void describe(Folding folding) {
            folding.on(CounterNow.Counted.class, (e, at, rows) -> {
                        long before = rows.get(TALLY, e.counter())
                                .map(TallyRow::amount)
                                .orElse(0L);
                        rows.put(TALLY, new TallyRow(e.counter(), before + e.amount(), e.unit(), false));
                    })
                    .on(
                            CounterNow.CounterClosed.class,
                            (e, at, rows) -> rows.change(
                                    TALLY,
                                    row -> new TallyRow(row.counter(), row.amount(), row.unit(), true),
                                    e.counter()));
        }
    }

    private static HikariDataSource database;
    private static TestStore today;

    @BeforeAll
    static void one_event_of_each_revision_as_the_program_of_its_time_stored_it() {
        database = EventsDatabase.fresh();
        today = new TestStore(database, NAMES, UPCASTERS);
        store(CounterThen.AtFirst.class, new CounterThen.AtFirst.Counted("kanto", 3));
        store(
                CounterThen.InBetween.class,
                new CounterThen.InBetween.Counted("kanto", 4, "box"),
                new CounterThen.InBetween.CounterShut("kanto"));
        store(CounterNow.class, new CounterNow.Counted("kanto", 5, "crate"));
    }

    private static void store(Class<? extends LedgerEvent> vocabulary, LedgerEvent... events) {
        try (TestStore program =
                new TestStore(database, EventNames.of(Set.of(vocabulary)), NoOpEventUpcaster.INSTANCE)) {
            for (LedgerEvent event : events) {
                long last = program.engine.lastSequenceNumberFor(STREAM).orElse(-1L);
                program.engine.appendEvents(new GenericDomainEventMessage<>("counter", STREAM, last + 1, event));
            }
        }
    }

    @AfterAll
    static void close() {
        today.close();
        database.close();
    }

    @Test
    void the_stream_reads_as_if_it_had_always_been_told_in_todays_words() {

        assertThat(today.engine.readEvents(STREAM).asStream().map(event -> (Object) event.getPayload()))
                .containsExactly(
                        new CounterNow.Counted("kanto", 3, "piece"),
                        new CounterNow.Counted("kanto", 4, "box"),
                        new CounterNow.CounterClosed("kanto"),
                        new CounterNow.Counted("kanto", 5, "crate"));
    }

    @Test
    void what_is_stored_stays_as_it_was_stored() {
        today.engine.readEvents(STREAM).asStream().forEach(DomainEventMessage::getPayload);

        assertThat(JdbcClient.create(database)
                        .sql("select type || ' ' || revision || ' ' || payload from events.event order by position")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "test.counted 1 {\"counter\":\"kanto\",\"by\":3}",
                        "test.counted 2 {\"counter\":\"kanto\",\"by\":4,\"unit\":\"box\"}",
                        "test.counter-shut 1 {\"counter\":\"kanto\"}",
                        "test.counted 3 {\"counter\":\"kanto\",\"amount\":5,\"unit\":\"crate\"}");
    }

    @Test
    void an_aggregate_is_what_all_its_events_make_of_it() {
        EventSourcingRepository<CounterAggregate> counters = EventSourcingRepository.builder(CounterAggregate.class)
                .eventStore(today.events)
                .build();
        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        try {
            assertThat(counters.load(STREAM).invoke(CounterAggregate::told)).isEqualTo("12 crate, closed");
        } finally {
            command.rollback();
        }
    }

    @Test
    void a_projection_follows_events_of_every_revision() {
        ProjectionTables tables = new ProjectionTables(database);
        Positions positions = new Positions(shape -> tables.position(shape).orElse(0));
        TallyProjection projection = new TallyProjection();
        Following following = following(tables, positions, projection);
        following.start();
        try {
            assertThat(positions.await(projection.shape(), 4, SOON)).isTrue();
        } finally {
            following.stop();
        }
        assertThat(tally()).containsExactly("kanto 12 crate");
    }

    private Following following(ProjectionTables tables, Positions positions, Projection projection) {
        Following following = new Following(today.events, database, "views", "tokyo", tables, positions);
        following.follow(projection);
        return following;
    }

    private List<String> tally() {
        return JdbcClient.create(database)
                .sql("select concat_ws(' ', counter, amount, unit) from views.tally_v1")
                .query(String.class)
                .list();
    }

    @EventName("test.counted")
    @Revision("4")
    record CountedTomorrow(String counter, long amount, String unit, String by) implements LedgerEvent {}

    /** After all others, for it leaves behind what they would stop at. */
    @Test
    @Order(Integer.MAX_VALUE)
    void an_event_of_a_newer_program_is_neither_skipped_nor_misread() {
        store(CountedTomorrow.class, new CountedTomorrow("kanto", 6, "crate", "sato"));
        store(CounterNow.class, new CounterNow.Counted("kanto", 7, "crate"));
        ProjectionTables tables = new ProjectionTables(database);
        Positions positions = new Positions(shape -> tables.position(shape).orElse(0));
        TallyProjection projection = new TallyProjection();
        Following following = following(tables, positions, projection);
        FollowingHealth health = new FollowingHealth(
                new FollowingFigures(List.of(following), new Lags(today.events, Clock.systemUTC())));

        following.start();
        try {
            await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.DOWN));
        } finally {
            following.stop();
        }

        assertThat(tables.position(projection.shape()).orElseThrow()).isLessThan(5);
        assertThatThrownBy(() -> today.engine.readEvents(STREAM).asStream().forEach(DomainEventMessage::getPayload))
                .isInstanceOf(UnknownStoredEvent.class)
                .hasMessage("The event test.counted, revision 4, is unknown to this version of the program.");
    }

    /** Forgets to take the old member away. */
    private static final class BadlyChanged extends Upcaster {

        BadlyChanged() {
            super("test.counted", 2, 3);
        }

        @Override
        protected void change(ObjectNode payload) {
            payload.put("amount", payload.get("by").asLong());
        }
    }

    /** Takes something for granted that isn't there. */
    private static final class NotThoughtThrough extends Upcaster {

        NotThoughtThrough() {
            super("test.counted", 1, 2);
        }

        @Override
        protected void change(ObjectNode payload) {
            payload.put("unit", payload.get("size").asString());
        }
    }

    @Test
    void a_change_that_does_not_give_the_event_of_today_is_an_error_that_names_what_is_wrong() {
        assertThatThrownBy(() -> firstRead(
                        new CounterNow.CounterIsClosed(), new CounterNow.CountedInUnits(), new BadlyChanged()))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("Unrecognized property \"by\"");
        assertThatThrownBy(() -> firstRead(
                        new CounterNow.CounterIsClosed(), new NotThoughtThrough(), new CounterNow.CountedAnAmount()))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("NotThoughtThrough, which makes test.counted, revision 1 what test.counted,"
                        + " revision 2 is, failed.");
    }

    private static void firstRead(Upcaster... changes) {
        try (TestStore program = new TestStore(database, NAMES, Upcasters.of(NAMES, List.of(changes)));
                Stream<? extends TrackedEventMessage<?>> events = program.engine.readEvents(null, false)) {
            events.findFirst().orElseThrow().getPayload();
        }
    }

    // With Axon Server: what it sends is read by Axon's own buffer, and Axon's configuration is what hands upcasters
    // over.

    @Test
    void what_axon_server_sends_reads_the_same() throws InterruptedException {
        EventBuffer events = new EventBuffer(
                sent(
                        sent(0, "test.counted", "1", "{\"counter\":\"kanto\",\"by\":3}"),
                        sent(1, "test.counter-shut", "1", "{\"counter\":\"kanto\"}"),
                        sent(2, "test.counted", "4", "{}")),
                UPCASTERS,
                new GrpcMetaDataAwareSerializer(new EventSerializer(NAMES)),
                true);

        assertThat(events.nextAvailable().getPayload()).isEqualTo(new CounterNow.Counted("kanto", 3, "piece"));
        assertThat(events.nextAvailable().getPayload()).isEqualTo(new CounterNow.CounterClosed("kanto"));
        assertThatThrownBy(() -> events.nextAvailable().getPayload()).isInstanceOf(UnknownStoredEvent.class);
    }

    private static EventWithToken sent(long sequence, String type, String revision, String payload) {
        return EventWithToken.newBuilder()
                .setToken(sequence)
                .setEvent(Event.newBuilder()
                        .setMessageIdentifier(Long.toString(sequence))
                        .setAggregateIdentifier(STREAM)
                        .setAggregateSequenceNumber(sequence)
                        .setAggregateType("counter")
                        .setTimestamp(Instant.EPOCH.toEpochMilli())
                        .setPayload(SerializedObject.newBuilder()
                                .setType(type)
                                .setRevision(revision)
                                .setData(ByteString.copyFromUtf8(payload))))
                .build();
    }

    private static EventStream sent(EventWithToken... events) {
        Queue<EventWithToken> left = new ArrayDeque<>(List.of(events));
        return new EventStream() {

            @Override
            public void excludePayloadType(String type, String revision) {}

            @Override
            public EventWithToken peek() {
                return left.peek();
            }

            @Override
            public EventWithToken nextIfAvailable() {
                return left.poll();
            }

            @Override
            public EventWithToken nextIfAvailable(long timeout, TimeUnit unit) {
                return left.poll();
            }

            @Override
            public EventWithToken next() {
                return left.remove();
            }

            @Override
            public void onAvailable(Runnable callback) {}

            @Override
            public void close() {}

            @Override
            public boolean isClosed() {
                return false;
            }

            @Override
            public Optional<Throwable> getError() {
                return Optional.empty();
            }
        };
    }

    @Test
    void axons_configuration_hands_our_upcasters_to_its_servers_event_store() throws InterruptedException {
        Configurer axon = DefaultConfigurer.defaultConfiguration();
        new InfraConfiguration().eventUpcastersConfigurer(List.of(UPCASTERS)).configureModule(axon);
        EventBuffer events = new EventBuffer(
                sent(sent(0, "test.counted", "2", "{\"counter\":\"kanto\",\"by\":3,\"unit\":\"box\"}")),
                axon.buildConfiguration().upcasterChain(),
                new GrpcMetaDataAwareSerializer(new EventSerializer(NAMES)),
                true);

        assertThat(events.nextAvailable().getPayload()).isEqualTo(new CounterNow.Counted("kanto", 3, "box"));
    }
}
