package io.partnerledger.events.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * An event store that counts positions from 0, as Axon Server does, seen as one that counts from 1, as ours does: 0 is
 * where nothing has been stored or seen yet.
 */
public final class CountedFromOne implements EventStore {

    private final EventStore store;

    public CountedFromOne(EventStore store) {
        this.store = store;
    }

    private static @Nullable TrackingToken fromOne(@Nullable TrackingToken token) {
        return token == null
                ? null
                : new GlobalSequenceTrackingToken(token.position().orElseThrow() + 1);
    }

    private static @Nullable TrackingToken fromZero(@Nullable TrackingToken token) {
        long position = Tokens.positionOf(token);
        return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
    }

    private static TrackedEventMessage<?> fromOne(TrackedEventMessage<?> event) {
        return event.withTrackingToken(fromOne(event.trackingToken()));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new Events((TrackingEventStream) store.openStream(fromZero(after)));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return fromOne(store.createTailToken());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return fromOne(store.createHeadToken());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return fromOne(store.createTokenAt(time));
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        return fromOne(store.createTokenSince(duration));
    }

    /** From the first on, so that no snapshot is read: see {@link PostgresEventStorageEngine}. */
    @Override
    public DomainEventStream readEvents(String stream) {
        return store.readEvents(stream, 0);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        return store.readEvents(stream, firstSequence);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("The ledger takes no snapshots.");
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return store.lastSequenceNumberFor(stream);
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        store.publish(events);
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> consumer) {
        return store.subscribe(consumer);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        return store.registerDispatchInterceptor(interceptor);
    }

    private record Events(TrackingEventStream events) implements TrackingEventStream {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek().map(CountedFromOne::fromOne);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return fromOne(events.nextAvailable());
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
