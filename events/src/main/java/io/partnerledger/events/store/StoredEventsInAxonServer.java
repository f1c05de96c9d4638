package io.partnerledger.events.store;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as they lie in Axon Server, which counts positions from 0; here they count from 1, as in PostgreSQL. */
public final class StoredEventsInAxonServer implements StoredEvents {

    private static final int EVENTS_UNDER_WAY = 1_000;

    /** For what is known to be there. */
    private static final int PATIENCE_SECONDS = 10;

    private final Supplier<EventChannel> channel;

    /** @param channel to the server, as it is connected at the moment */
    public StoredEventsInAxonServer(Supplier<EventChannel> channel) {
        this.channel = channel;
    }

    /** The server is asked for all between the first and the last, for it can't be asked for single ones. */
    @Override
    public List<StoredEvent> at(List<Long> positions) {
        List<StoredEvent> found = new ArrayList<>(positions.size());
        if (positions.isEmpty()) {
            return found;
        }
        try (EventStream events = channel.get().openStream(positions.get(0) - 2, EVENTS_UNDER_WAY)) {
            int next = 0;
            while (next < positions.size()) {
                EventWithToken event = events.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    throw new EventStoreException(
                            "The event store can't be read.", events.getError().orElse(null));
                }
                if (positionOf(event) > positions.get(next)) {
                    throw new EventStoreException("There is no event at position " + positions.get(next) + ".");
                } else if (positionOf(event) == positions.get(next)) {
                    found.add(event(event));
                    next++;
                }
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while the event store was read.", e);
        }
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        long position = Tokens.positionOf(after);
        return new Events(channel.get().openStream(position - 1, EVENTS_UNDER_WAY));
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long last = channel.get().getLastToken().join();
        return last < 0 ? null : new GlobalSequenceTrackingToken(last + 1);
    }

    private static long positionOf(EventWithToken event) {
        return event.getToken() + 1;
    }

    static StoredEvent event(EventWithToken stored) {
        Event event = stored.getEvent();
        return new StoredEvent(
                positionOf(stored),
                event.getAggregateIdentifier(),
                event.getPayload().getType(),
                event.getPayload().getRevision(),
                Instant.ofEpochMilli(event.getTimestamp()),
                metadata(event),
                event.getPayload().getData().toStringUtf8());
    }

    private static String metadata(Event event) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        event.getMetaDataMap().forEach((name, value) -> put(metadata, name, value));
        return JsonMapper.shared().writeValueAsString(metadata);
    }

    private static void put(ObjectNode metadata, String name, MetaDataValue value) {
        switch (value.getDataCase()) {
            case TEXT_VALUE -> metadata.put(name, value.getTextValue());
            case NUMBER_VALUE -> metadata.put(name, value.getNumberValue());
            case DOUBLE_VALUE -> metadata.put(name, value.getDoubleValue());
            case BOOLEAN_VALUE -> metadata.put(name, value.getBooleanValue());
            default ->
                throw new EventStoreException(
                        "Metadata " + name + " is of a kind the ledger never writes: " + value.getDataCase() + ".");
        }
    }

    /** All events after a position, as they come. */
    private static final class Events implements TrackingEventStream {

        private static final long LOOK_AGAIN_MILLIS = 500;

        private final EventStream events;

        Events(EventStream events) {
            this.events = events;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            EventWithToken next = events.peek();
            if (next == null && events.isClosed()) {
                throw new EventStoreException(
                        "The stream of events has been closed.",
                        events.getError().orElse(null));
            }
            return Optional.ofNullable(next).map(Events::message);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            while (peek().isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                Thread.sleep(Math.min(left, LOOK_AGAIN_MILLIS));
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS);
            return message(events.next());
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            events.onAvailable(callback);
            return true;
        }

        @Override
        public void close() {
            events.close();
        }

        private static TrackedEventMessage<?> message(EventWithToken event) {
            return StoredEvents.message(event.getEvent().getMessageIdentifier(), StoredEventsInAxonServer.event(event));
        }
    }
}
