package io.partnerledger.events;

import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.CounterEvent.CounterOpened;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** One node's view of an event store in a database of its own. */
public final class TestStore implements AutoCloseable {

    public final StoreHead head = new StoreHead();
    public final PostgresEventStorageEngine engine;
    public final LedgerEventStore events;

    public TestStore(DataSource dataSource) {
        this(dataSource, EventNames.of(Set.of(CounterEvent.class)), NoOpEventUpcaster.INSTANCE);
    }

    public TestStore(DataSource dataSource, EventNames names, EventUpcaster upcasters) {
        EventSerializer serializer = new EventSerializer(names);
        engine = PostgresEventStorageEngine.on(dataSource, head, serializer, upcasters);
        events = LedgerEventStore.on(engine, head);
    }

    public static DomainEventMessage<CounterEvent> event(String stream, long sequence, CounterEvent event) {
        return new GenericDomainEventMessage<>("counter", stream, sequence, event);
    }

    public static DomainEventMessage<CounterEvent> opened(String stream) {
        return event(stream, 0, new CounterOpened(stream, "Kanto"));
    }

    public static DomainEventMessage<CounterEvent> counted(String stream, long sequence) {
        return event(stream, sequence, new Counted(stream, 1));
    }

    public static String freshStream() {
        return "counter:" + UUID.randomUUID();
    }

    @Override
    public void close() {
        engine.close();
    }
}
