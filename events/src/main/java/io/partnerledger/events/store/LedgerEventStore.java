package io.partnerledger.events.store;

import io.partnerledger.events.naming.UnknownStoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;

/** Axon's event store on PostgreSQL, whose streams tell a follower at once that there is something new. */
public final class LedgerEventStore extends AbstractEventStore {

    private static final int READ_AHEAD = 500;

    private final PostgresEventStorageEngine engine;
    private final StoreHead head;
    private final RecentEvents recent = new RecentEvents();

    private LedgerEventStore(Builder builder) {
        super(builder);
        this.engine = builder.engine;
        this.head = builder.head;
    }

    /** An event store on the engine; {@code head} is the one the engine reports to. */
    public static LedgerEventStore on(PostgresEventStorageEngine engine, StoreHead head) {
        return new LedgerEventStore(new Builder(engine, head));
    }

    @Override
    public TrackingEventStream openStream(TrackingToken after) {
        return new WokenEventStream(
                head, Tokens.positionOf(after), position -> recent.after(position, () -> read(position)));
    }

    /** Up to an unknown event, which is met by whoever has come so far. */
    private List<TrackedEventMessage<?>> read(long position) {
        List<TrackedEventMessage<?>> next = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(Tokens.at(position), false)) {
            events.limit(READ_AHEAD).iterator().forEachRemaining(next::add);
        } catch (UnknownStoredEvent unknown) {
            if (next.isEmpty()) {
                throw unknown;
            }
        }
        return next;
    }

    private static final class Builder extends AbstractEventStore.Builder {
        private final PostgresEventStorageEngine engine;
        private final StoreHead head;

        private Builder(PostgresEventStorageEngine engine, StoreHead head) {
            this.engine = engine;
            this.head = head;
            storageEngine(engine);
        }
    }
}
