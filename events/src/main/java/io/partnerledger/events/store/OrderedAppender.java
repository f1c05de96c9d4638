package io.partnerledger.events.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Writes the events of all commands of this node, one group of commands a transaction.
 *
 * <p>A sequence drawn before the commit would let a later position become visible before an earlier one, and no reader
 * could say "I have seen everything up to here". So positions are allotted under an advisory lock that is held until the
 * commit: dense, and in commit order, whichever node writes. Lock, notification and commit are paid once a group: the
 * commands that arrive while a group is being written form the next one, and a lone command waits for nobody.
 */
final class OrderedAppender implements AutoCloseable {

    /** More than fit into the statement's parameters comfortably are left for the next group. */
    private static final int EVENTS_IN_A_GROUP = 1_000;

    /** How long it may take to notice that nothing more will come. */
    private static final Duration NOTICE_CLOSING = Duration.ofMillis(100);

    private static final String APPEND = """
            select pg_advisory_xact_lock(%d);
            insert into events.event
              (position, stream, sequence, kind, id, time, type, revision, payload, metadata)
            select head.position + e.n, e.stream, e.sequence, e.kind, e.id, e.time, e.type, e.revision,
                   e.payload::json, e.metadata::json
              from (select coalesce(max(position), 0) as position from events.event) head,
                   unnest(?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[],
                          ?::text[], ?::text[]) with ordinality
                   as e (stream, sequence, kind, id, time, type, revision, payload, metadata, n)
             order by e.n
                on conflict (stream, sequence) do nothing
            returning position, stream, sequence;
            select pg_notify('%s', (select max(position) from events.event)::text)
            """.formatted(HeadWatch.LOCK, HeadWatch.CHANNEL);

    private final DataSource dataSource;
    private final StoreHead head;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::writeGroups, "event-appender");
    private volatile boolean closed;

    OrderedAppender(DataSource dataSource, StoreHead head) {
        this.dataSource = dataSource;
        this.head = head;
        writer.setDaemon(true);
        writer.start();
    }

    /** Stores the events of one command that rests on nothing else. */
    long append(List<NewEvent> events) {
        return append(events, new Assumptions());
    }

    /**
     * Stores the events of one command, all or none, and returns when they are durable.
     *
     * @return the position of the last of them
     * @throws StreamConflict if another command was first on one of the streams, or on one that was assumed unchanged
     * @throws EventStoreException if the store can't be reached; whether the events were stored is then unknown
     */
    long append(List<NewEvent> events, Assumptions assumptions) {
        Append append = new Append(events, assumptions, new CompletableFuture<>());
        waiting.add(append);
        if (closed && waiting.remove(append)) {
            throw new EventStoreException("The event store is shutting down.");
        }
        try {
            return append.position.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StreamConflict conflict) {
                throw conflict;
            }
            throw new EventStoreException("The events could not be stored.", e.getCause());
        }
    }

    private void writeGroups() {
        while (!closed || !waiting.isEmpty()) {
            try {
                List<Append> group = nextGroup();
                if (!group.isEmpty()) {
                    write(group);
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private List<Append> nextGroup() throws InterruptedException {
        List<Append> group = new ArrayList<>();
        Append first = waiting.poll(NOTICE_CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return group;
        }
        group.add(first);
        int events = first.events.size();
        for (Append next = waiting.peek();
                next != null && events + next.events.size() <= EVENTS_IN_A_GROUP;
                next = waiting.peek()) {
            group.add(waiting.remove());
            events += next.events.size();
        }
        return group;
    }

    /** Writes the group without those that lose a stream to another writer, or to an earlier one of the group. */
    private void write(List<Append> group) {
        List<Append> remaining = new ArrayList<>(group);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            while (!remaining.isEmpty()) {
                Map<Place, Long> positions = insert(connection, remaining);
                Map<Append, StreamConflict> losers = losers(remaining, positions.keySet());
                if (losers.isEmpty()) {
                    losers = mistaken(connection, remaining);
                }
                if (losers.isEmpty()) {
                    connection.commit();
                    head.reached(positions.values().stream().reduce(0L, Math::max));
                    remaining.forEach(append -> append.position.complete(positions.get(append.lastPlace())));
                    return;
                }
                connection.rollback();
                remaining.removeAll(losers.keySet());
                losers.forEach((loser, conflict) -> loser.position.completeExceptionally(conflict));
            }
        } catch (SQLException | RuntimeException | Error e) {
            // Whatever it is, the writer must live on, and nobody wait for ever.
            remaining.forEach(append -> append.position.completeExceptionally(e));
        }
    }

    private static Map<Append, StreamConflict> losers(List<Append> group, Set<Place> stored) {
        Map<Append, StreamConflict> losers = new HashMap<>();
        Set<Place> taken = new HashSet<>();
        for (Append append : group) {
            append.events.stream()
                    .filter(event -> !stored.contains(Place.of(event)) || !taken.add(Place.of(event)))
                    .findFirst()
                    .ifPresent(lost -> losers.put(append, new StreamConflict(lost.stream(), lost.sequence())));
        }
        return losers;
    }

    /** Those that rest on what is not so any more, asked while nobody else can append. */
    private static Map<Append, StreamConflict> mistaken(Connection connection, List<Append> group) throws SQLException {
        Map<Append, Assumptions> assumed = new LinkedHashMap<>();
        group.forEach(append -> assumed.put(append, append.assumptions()));
        return AssumptionsInAppend.mistaken(connection, assumed);
    }

    private static Map<Place, Long> insert(Connection connection, List<Append> group) throws SQLException {
        List<NewEvent> events =
                group.stream().flatMap(append -> append.events.stream()).toList();
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setArray(1, array(connection, "text", events, NewEvent::stream));
            statement.setArray(2, array(connection, "bigint", events, NewEvent::sequence));
            statement.setArray(3, array(connection, "text", events, NewEvent::kind));
            statement.setArray(4, array(connection, "uuid", events, NewEvent::id));
            statement.setArray(
                    5,
                    array(
                            connection,
                            "timestamptz",
                            events,
                            event -> OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC)));
            statement.setArray(6, array(connection, "text", events, NewEvent::type));
            statement.setArray(7, array(connection, "text", events, NewEvent::revision));
            statement.setArray(8, array(connection, "text", events, NewEvent::payload));
            statement.setArray(9, array(connection, "text", events, NewEvent::metadata));
            statement.execute();
            statement.getMoreResults();
            Map<Place, Long> positions = new HashMap<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    positions.put(new Place(rows.getString(2), rows.getLong(3)), rows.getLong(1));
                }
            }
            return positions;
        }
    }

    private static Array array(
            Connection connection, String type, List<NewEvent> events, Function<NewEvent, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }

    /** Writes what is waiting, then stops. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Append> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(append ->
                append.position.completeExceptionally(new IllegalStateException("The event store is shutting down.")));
    }

    private record Place(String stream, long sequence) {
        static Place of(NewEvent event) {
            return new Place(event.stream(), event.sequence());
        }
    }

    private static final class Append {
        private final List<NewEvent> events;
        private final Assumptions assumptions;
        private final CompletableFuture<Long> position;

        private Append(List<NewEvent> events, Assumptions assumptions, CompletableFuture<Long> position) {
            this.events = events;
            this.assumptions = assumptions;
            this.position = position;
        }

        /** Of what it appends to itself, the sequences tell. */
        private Assumptions assumptions() {
            return assumptions.besides(events.stream().map(NewEvent::stream).collect(Collectors.toSet()));
        }

        private Place lastPlace() {
            return Place.of(events.get(events.size() - 1));
        }
    }
}
