package io.partnerledger.events.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Axon's store of events on PostgreSQL, with dense positions in commit order and payloads that read as JSON.
 *
 * <p>What it adds to Axon's own engines is {@link OrderedAppender}; tokens are global sequences, as with Axon Server.
 */
public final class PostgresEventStorageEngine extends AbstractEventStorageEngine {

    private static final int ROWS_AT_ONCE = 500;
    private static final String COLUMNS =
            "position, stream, sequence, kind, id, time, type, revision, payload, metadata";

    private final OrderedAppender appender;
    private final HeadWatch watch;
    private final JdbcClient jdbc;

    private PostgresEventStorageEngine(Builder builder, DataSource dataSource, StoreHead head) {
        super(builder);
        this.appender = new OrderedAppender(dataSource, head);
        this.watch = new HeadWatch(dataSource, head);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * @param dataSource connections of the role that may append and read events
     * @param head learns of every append, of this node and of others
     */
    public static PostgresEventStorageEngine on(
            DataSource dataSource, StoreHead head, Serializer eventSerializer, EventUpcaster upcasters) {
        Builder builder = new Builder();
        builder.eventSerializer(eventSerializer)
                // Axon wants one, though there are no snapshots.
                .snapshotSerializer(eventSerializer)
                .upcasterChain(upcasters);
        return new PostgresEventStorageEngine(builder, dataSource, head);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        appender.append(
                events.stream().map(event -> newEvent(event, serializer)).toList(), Assumptions.known());
    }

    private static NewEvent newEvent(EventMessage<?> message, Serializer serializer) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("Every event belongs to a stream; this one does not: " + message);
        }
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
        return new NewEvent(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                UUID.fromString(event.getIdentifier()),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String stream, long firstSequence) {
        return inPages(
                firstSequence,
                DomainEventData::getSequenceNumber,
                from -> jdbc.sql("select " + COLUMNS
                                + " from events.event where stream = ? and sequence >= ? order by sequence limit "
                                + ROWS_AT_ONCE)
                        .params(stream, from)
                        .query(PostgresEventStorageEngine::event)
                        .list());
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(TrackingToken token, boolean mayBlock) {
        return inPages(
                Tokens.positionOf(token) + 1,
                event -> event.trackingToken().position().orElseThrow(),
                from -> readPositions(from, ROWS_AT_ONCE));
    }

    private List<TrackedDomainEventData<String>> readPositions(long from, int atMost) {
        return jdbc.sql("select " + COLUMNS
                        + " from events.event where position >= ? and position < ? order by position")
                .params(from, from + atMost)
                .query(PostgresEventStorageEngine::event)
                .list();
    }

    private static TrackedDomainEventData<String> event(ResultSet row, int number) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong(1)),
                new GenericDomainEventEntry<>(
                        row.getString(4),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)));
    }

    /** There are none: streams are short, and what a program has made of their events is no other program's. */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("The ledger takes no snapshots.");
    }

    /** Also where an older program has left one. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return Stream.empty();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return jdbc.sql("select max(sequence) from events.event where stream = ?")
                .param(stream)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single();
    }

    @Override
    public TrackingToken createHeadToken() {
        long head = readHead();
        return Tokens.at(head);
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        long before = jdbc.sql(
                        "select coalesce(min(position) - 1, (select coalesce(max(position), 0) from events.event))"
                                + " from events.event where time >= ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return Tokens.at(before);
    }

    /** The position of the last event in the store, whoever wrote it; 0 while there is none. */
    public long readHead() {
        return watch.read();
    }

    /** Writes what is waiting, then lets go of its connections. */
    public void close() {
        appender.close();
        watch.close();
    }

    /** The rows of one page after the other, as long as there are any. */
    private static <T> Stream<T> inPages(long first, ToLongFunction<T> key, LongFunction<List<? extends T>> page) {
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    private List<? extends T> rows = List.of();
                    private int next;
                    private long from = first;
                    private boolean last;

                    @Override
                    public boolean tryAdvance(java.util.function.Consumer<? super T> action) {
                        if (next == rows.size() && !last) {
                            rows = page.apply(from);
                            next = 0;
                            last = rows.size() < ROWS_AT_ONCE;
                        }
                        if (next == rows.size()) {
                            return false;
                        }
                        T row = rows.get(next++);
                        from = key.applyAsLong(row) + 1;
                        action.accept(row);
                        return true;
                    }
                },
                false);
    }

    private static final class Builder extends AbstractEventStorageEngine.Builder {}
}
