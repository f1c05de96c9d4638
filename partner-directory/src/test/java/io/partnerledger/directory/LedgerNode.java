package io.partnerledger.directory;

import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.LookUp;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** One node with its own way to the store and its own copy of the directory. */
final class LedgerNode implements AutoCloseable {

    /** Far more than any test needs, so that only what never comes is missed. */
    private static final Duration PATIENT = Duration.ofSeconds(60);

    final WhoIsWho whoIsWho;

    private final PostgresEventStorageEngine engine;
    private final Following following;

    private LedgerNode(DataSource dataSource, String name, Duration patience) {
        StoreHead head = new StoreHead();
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        engine = PostgresEventStorageEngine.on(dataSource, head, serializer, NoOpEventUpcaster.INSTANCE);
        ProjectionTables tables = new ProjectionTables(dataSource);
        Positions positions = new Positions(shape -> tables.position(shape).orElse(0));
        following = new Following(
                LedgerEventStore.on(engine, head), dataSource, DirectoryProjection.SCHEMA, name, tables, positions);
        following.follow(new DirectoryProjection());
        LookUp lookUp = following.inMemory(new DirectoryProjection());
        whoIsWho = new WhoIsWho(lookUp, new HeadOf(engine, head), patience);
    }

    /** A node that follows what happens. */
    static LedgerNode following(DataSource dataSource, String name) {
        LedgerNode node = new LedgerNode(dataSource, name, PATIENT);
        node.following.start();
        return node;
    }

    /** A node that hears of nothing, and has not much patience. */
    static LedgerNode deaf(DataSource dataSource, String name) {
        return new LedgerNode(dataSource, name, Duration.ofMillis(50));
    }

    /** Stores what happened in one append. */
    void append(List<Happening> happenings) {
        Map<String, Long> sequences = new HashMap<>();
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (Happening happening : happenings) {
            long sequence = sequences.merge(happening.stream(), nextSequenceOf(happening.stream()), (a, b) -> a + 1);
            events.add(new GenericDomainEventMessage<>("test", happening.stream(), sequence, happening.event()));
        }
        engine.appendEvents(events);
    }

    private long nextSequenceOf(String stream) {
        return engine.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
    }

    List<? extends TrackedEventMessage<?>> everything() {
        return engine.readEvents(null, false).toList();
    }

    @Override
    public void close() {
        following.stop();
        engine.close();
    }

    private record HeadOf(PostgresEventStorageEngine engine, StoreHead head) implements Head {

        @Override
        public long afterAppend() {
            return head.known();
        }

        @Override
        public long now() {
            return engine.readHead();
        }
    }
}
