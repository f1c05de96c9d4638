package io.partnerledger.command.due;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.directory.DirectoryProjection;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.kernel.event.LedgerEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node that has the agenda before it. */
public final class AgendaNode implements AutoCloseable {

    static final LedgerSchema BACKGROUND =
            LedgerSchema.beside(DirectoryProjection.SCHEMA, "classpath:db/command", "background_version");

    final DueProjection projection;
    final ProjectionTables tables;
    final DueRows rows;
    final JdbcClient jdbc;

    private final PostgresEventStorageEngine engine;
    private final Following following;
    private final Positions positions;
    private final DueRunner runner;

    private AgendaNode(DataSource database, String name, Clock clock, Consumer<Due> doing, List<DueWork> works) {
        StoreHead storeHead = new StoreHead();
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        engine = PostgresEventStorageEngine.on(database, storeHead, serializer, NoOpEventUpcaster.INSTANCE);
        projection = new DueProjection(works);
        tables = new ProjectionTables(database);
        tables.prepare(projection);
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        following = new Following(
                LedgerEventStore.on(engine, storeHead), database, DirectoryProjection.SCHEMA, name, tables, positions);
        following.follow(projection);
        rows = new DueRows(
                database, Set.copyOf(works.stream().map(DueWork::kind).toList()));
        runner = new DueRunner(doing, rows, projection.shape(), positions, new HeadOf(engine), clock);
        jdbc = JdbcClient.create(database);
    }

    public static HikariDataSource freshDatabase() {
        TestDatabase database = TestDatabase.fromTemplate("agenda", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.folded(DirectoryProjection.SCHEMA).migrate(owner);
            BACKGROUND.migrate(owner);
        });
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(30);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }

    /** A node that follows what happens, and does what is due by {@code doing} it. */
    static AgendaNode alive(DataSource database, String name, Clock clock, Consumer<Due> doing) {
        return alive(database, name, clock, doing, List.of(new Invitations.Expiry()));
    }

    /** The same for work of other kinds. */
    public static AgendaNode alive(
            DataSource database, String name, Clock clock, Consumer<Due> doing, List<DueWork> works) {
        AgendaNode node = idle(database, name, clock, doing, works);
        node.following.start();
        return node;
    }

    /** A node that follows nothing. */
    static AgendaNode idle(DataSource database, String name, Clock clock, Consumer<Due> doing, List<DueWork> works) {
        return new AgendaNode(database, name, clock, doing, works);
    }

    public void append(String stream, LedgerEvent event) {
        append(stream, event, "cause of " + stream);
    }

    public void append(String stream, LedgerEvent event, String correlationId) {
        long sequence =
                engine.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        engine.appendEvents(new GenericDomainEventMessage<>(
                "test", stream, sequence, event, MetaData.from(Map.of("correlationId", correlationId))));
    }

    List<? extends TrackedEventMessage<?>> everything() {
        return engine.readEvents(null, false).toList();
    }

    public List<? extends DomainEventMessage<?>> eventsOf(String stream) {
        return engine.readEvents(stream).asStream().toList();
    }

    /** Waits until the agenda knows all that has happened. */
    public void catchUp() {
        if (!positions.await(projection.shape(), engine.readHead(), Duration.ofSeconds(20))) {
            throw new IllegalStateException("The agenda did not catch up.");
        }
    }

    public void runWhatIsDue() {
        runner.runWhatIsDue();
    }

    /** Works as the scheduler lets it: nobody waits. */
    public int work() {
        return runner.work(() -> false, () -> {});
    }

    @Override
    public void close() {
        following.stop();
        engine.close();
    }

    private record HeadOf(PostgresEventStorageEngine engine) implements Head {

        /** Asked of the store, for in these tests all nodes append through the first. */
        @Override
        public long afterAppend() {
            return now();
        }

        @Override
        public long now() {
            return engine.readHead();
        }
    }
}
