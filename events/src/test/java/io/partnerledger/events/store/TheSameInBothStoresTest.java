package io.partnerledger.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariDataSource;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.evidence.ChainEntry;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.MessageSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.kernel.customer.CustomerDomainReleased;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event as PostgreSQL keeps it and as Axon Server does: to evidence it is the same. */
class TheSameInBothStoresTest {

    private static final EventSerializer SERIALIZER = new EventSerializer(EventNames.of(Vocabularies.ALL));
    private static final GrpcMetaDataConverter METADATA = new GrpcMetaDataConverter(new MessageSerializer());

    private final Clock finerThanMilliseconds =
            Clock.fixed(Instant.parse("2026-03-31T23:59:59.123456Z"), ZoneOffset.UTC);
    private final List<DomainEventMessage<?>> history = new ArrayList<>();
    private final EventChannel axonServer = mock(EventChannel.class);
    private HikariDataSource database;
    private PostgresEventStorageEngine engine;
    private StoredEvents inPostgres;
    private StoredEvents inAxonServer;

    @BeforeEach
    void the_same_history_in_both() {
        GenericEventMessage.clock = finerThanMilliseconds;
        for (int i = 0; i < 4; i++) {
            history.add(new GenericDomainEventMessage<>(
                    "customer-domain",
                    "customer-domain:minato.example",
                    i,
                    new CustomerDomainReleased(
                            "minato.example",
                            UUID.randomUUID().toString(),
                            UUID.randomUUID().toString(),
                            finerThanMilliseconds.instant()),
                    Map.of("subject", "鈴木 \"Yui\"", "roles", "AdminAgent,SalesAgent")));
        }
        database = EventsDatabase.fresh();
        StoreHead head = new StoreHead();
        engine = PostgresEventStorageEngine.on(database, head, SERIALIZER, NoOpEventUpcaster.INSTANCE);
        engine.appendEvents(history);
        inPostgres = new StoredEventsInPostgres(database, head);
        inAxonServer = new StoredEventsInAxonServer(() -> axonServer);
        when(axonServer.openStream(anyLong(), anyInt())).thenAnswer(call -> new Streamed(call.getArgument(0)));
    }

    @AfterEach
    void close() {
        GenericEventMessage.clock = Clock.systemUTC();
        engine.close();
        database.close();
    }

    @Test
    void an_event_is_hashed_alike_in_both() {
        List<StoredEvent> one = inPostgres.at(List.of(1L, 2L, 4L));
        List<StoredEvent> other = inAxonServer.at(List.of(1L, 2L, 4L));

        assertThat(one).extracting(StoredEvent::position).containsExactly(1L, 2L, 4L);
        assertThat(other).extracting(StoredEvent::position).containsExactly(1L, 2L, 4L);
        for (int i = 0; i < 3; i++) {
            ChainEntry inOne = ChainEntry.of(one.get(i)).orElseThrow();
            ChainEntry inOther = ChainEntry.of(other.get(i)).orElseThrow();
            assertThat(inOther.distributorId()).isEqualTo(inOne.distributorId());
            assertThat(inOther.time()).isEqualTo(inOne.time());
            assertThat(inOther.hashAfter(ChainEntry.BEGINNING)).isEqualTo(inOne.hashAfter(ChainEntry.BEGINNING));
        }
    }

    @Test
    void both_are_followed_from_any_position_on() throws InterruptedException {
        for (StoredEvents store : List.of(inPostgres, inAxonServer)) {
            try (BlockingStream<TrackedEventMessage<?>> all = store.openStream(null)) {
                assertThat(positionOf(all.nextAvailable())).isEqualTo(1);
                assertThat(all.peek()).isPresent();
            }
            try (BlockingStream<TrackedEventMessage<?>> rest = store.openStream(new GlobalSequenceTrackingToken(3))) {
                assertThat(rest.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
                TrackedEventMessage<?> last = rest.nextAvailable();
                assertThat(positionOf(last)).isEqualTo(4);
                assertThat(last.trackingToken().position()).hasValue(4);
                assertThat(rest.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            }
        }
    }

    private static long positionOf(TrackedEventMessage<?> message) {
        return ((StoredEvent) message.getPayload()).position();
    }

    @Test
    void an_event_that_is_not_there_is_waited_for_by_nobody() {
        assertThat(inPostgres.at(List.of(4L, 5L))).hasSize(1);
        assertThatThrownBy(() -> inAxonServer.at(List.of(4L, 5L))).isInstanceOf(EventStoreException.class);
    }

    /** The server's answer to one who has seen the events up to a token, which it counts from 0. */
    private final class Streamed implements EventStream {

        private int next;

        Streamed(long seen) {
            this.next = (int) seen + 1;
        }

        @Override
        public @Nullable EventWithToken peek() {
            return next < history.size() ? stored(next) : null;
        }

        @Override
        public @Nullable EventWithToken nextIfAvailable() {
            EventWithToken event = peek();
            next += event == null ? 0 : 1;
            return event;
        }

        @Override
        public @Nullable EventWithToken nextIfAvailable(long timeout, TimeUnit unit) {
            return nextIfAvailable();
        }

        @Override
        public EventWithToken next() {
            return Optional.ofNullable(nextIfAvailable()).orElseThrow();
        }

        @Override
        public void onAvailable(Runnable callback) {
            callback.run();
        }

        @Override
        public void close() {
            // Nothing is open.
        }

        @Override
        public boolean isClosed() {
            return false;
        }

        @Override
        public Optional<Throwable> getError() {
            return Optional.empty();
        }

        @Override
        public void excludePayloadType(String type, String revision) {
            throw new UnsupportedOperationException();
        }
    }

    /** As Axon writes it into the server. */
    private EventWithToken stored(int token) {
        DomainEventMessage<?> message = history.get(token);
        var payload = message.serializePayload(SERIALIZER, byte[].class);
        Event.Builder event = Event.newBuilder()
                .setMessageIdentifier(message.getIdentifier())
                .setAggregateIdentifier(message.getAggregateIdentifier())
                .setAggregateSequenceNumber(message.getSequenceNumber())
                .setAggregateType(message.getType())
                .setTimestamp(message.getTimestamp().toEpochMilli())
                .setPayload(SerializedObject.newBuilder()
                        .setType(payload.getType().getName())
                        .setRevision(payload.getType().getRevision())
                        .setData(ByteString.copyFrom(payload.getData())));
        message.getMetaData().forEach((name, value) -> event.putMetaData(name, METADATA.convertToMetaDataValue(value)));
        return EventWithToken.newBuilder().setToken(token).setEvent(event).build();
    }
}
