package io.partnerledger.query.evidence;

import io.partnerledger.events.evidence.ChainEntry;
import io.partnerledger.events.evidence.Checkpoint.State;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.store.StoredEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain of hashes over each distributor's events, kept so that an export may begin anywhere. */
final class Chains {

    /** The table's own schema. */
    static final String SCHEMA = "evidence";

    private static final String ADD = """
            insert into evidence.entry (distributor_id, number, position, latest, hash)
            select e.distributor_id, e.number, e.position, e.latest, decode(e.hash, 'hex')
              from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[])
                   as e (distributor_id, number, position, latest, hash)
            """;

    private static final String LAST = """
            select d.id, e.number, e.position, e.latest, encode(e.hash, 'hex')
              from unnest(?::uuid[]) as d (id)
             cross join lateral (select * from evidence.entry where distributor_id = d.id
                                  order by number desc limit 1) e
            """;

    private static final String CLOSED = """
            select c.distributor_id, c.number, c.until
              from unnest(?::uuid[], ?::bigint[]) as e (distributor_id, number)
              join evidence.closed c on c.distributor_id = e.distributor_id and c.number >= e.number
            """;

    /** Not a projection, but waited for like one. */
    private static final Shape WAITED_FOR = Shape.of(SCHEMA, "chains", 1);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Positions positions = new Positions(shape -> position());

    Chains(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /**
     * An entry as it is kept.
     *
     * @param latest the time it counts as of: its event's, but none before its predecessor's, and none that was closed
     *     before it was chained
     */
    record Entry(UUID distributorId, long number, long position, Instant latest, String hash) {

        private static Entry none(UUID distributorId) {
            return new Entry(distributorId, 0, 0, Instant.MIN, ChainEntry.BEGINNING);
        }

        private Entry next(long nextPosition, ChainEntry event, Instant closed) {
            return new Entry(
                    distributorId,
                    number + 1,
                    nextPosition,
                    Stream.of(event.time(), latest, closed)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    event.hashAfter(hash));
        }

        private Place place() {
            return new Place(distributorId, number);
        }

        State state() {
            return new State(distributorId, number, hash, position);
        }
    }

    /** Up to which event of the store the chains are known. */
    long position() {
        return jdbc.sql("select position from evidence.followed")
                .query(Long.class)
                .single();
    }

    /** Waits until the chains are known up to that event of the store, and says whether they are. */
    boolean reach(long event, Duration atMost) {
        return positions.await(WAITED_FOR, event, atMost);
    }

    /**
     * Goes on with the chains, within a transaction. Events that are known are passed over.
     *
     * @throws IllegalStateException if events are missing between: they would be missing for ever
     */
    void follow(List<EventMessage<?>> batch) {
        long known = jdbc.sql("select position from evidence.followed for update")
                .query(Long.class)
                .single();
        List<StoredEvent> news = batch.stream()
                .map(message -> (StoredEvent) message.getPayload())
                .filter(event -> event.position() > known)
                .toList();
        if (news.isEmpty()) {
            return;
        }
        long reached = known;
        for (StoredEvent event : news) {
            if (event.position() != reached + 1) {
                throw new IllegalStateException(
                        "Event " + event.position() + " can't be chained: the last one chained is " + reached + ".");
            }
            reached = event.position();
        }
        add(news);
        jdbc.sql("update evidence.followed set position = ?").param(reached).update();
    }

    private void add(List<StoredEvent> news) {
        Map<StoredEvent, ChainEntry> owned = new HashMap<>();
        news.forEach(event -> ChainEntry.of(event).ifPresent(entry -> owned.put(event, entry)));
        Set<UUID> distributors =
                owned.values().stream().map(ChainEntry::distributorId).collect(Collectors.toSet());
        Map<UUID, Entry> last = last(distributors);
        distributors.forEach(distributor -> last.putIfAbsent(distributor, Entry.none(distributor)));
        Map<Place, Instant> closed = closed(last.values());
        List<Entry> added = new ArrayList<>(owned.size());
        for (StoredEvent event : news) {
            ChainEntry entry = owned.get(event);
            if (entry != null) {
                Entry before = Objects.requireNonNull(last.get(entry.distributorId()));
                Entry next = before.next(event.position(), entry, closed.getOrDefault(before.place(), Instant.MIN));
                last.put(entry.distributorId(), next);
                added.add(next);
            }
        }
        if (!added.isEmpty()) {
            insert(added);
        }
    }

    private Map<UUID, Entry> last(Set<UUID> distributors) {
        Map<UUID, Entry> last = new HashMap<>();
        template.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(LAST);
                    statement.setArray(1, connection.createArrayOf("uuid", distributors.toArray()));
                    return statement;
                },
                (RowCallbackHandler) row -> {
                    Entry entry = entry(row);
                    last.put(entry.distributorId, entry);
                });
        return last;
    }

    /** The times at which chains were closed at or after these entries. */
    private Map<Place, Instant> closed(Collection<Entry> last) {
        Map<Place, Instant> closed = new HashMap<>();
        template.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(CLOSED);
                    statement.setArray(1, array(connection, "uuid", last, Entry::distributorId));
                    statement.setArray(2, array(connection, "bigint", last, Entry::number));
                    return statement;
                },
                (RowCallbackHandler) row -> closed.put(
                        new Place(row.getObject(1, UUID.class), row.getLong(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
        return closed;
    }

    private record Place(UUID distributorId, long number) {}

    private void insert(List<Entry> entries) {
        template.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setArray(1, array(connection, "uuid", entries, Entry::distributorId));
                statement.setArray(2, array(connection, "bigint", entries, Entry::number));
                statement.setArray(3, array(connection, "bigint", entries, Entry::position));
                statement.setArray(4, array(connection, "timestamptz", entries, entry -> utc(entry.latest)));
                statement.setArray(5, array(connection, "text", entries, Entry::hash));
                return statement.executeUpdate();
            }
        });
        entries.stream()
                .filter(entry -> entry.number == 1)
                .forEach(first -> jdbc.sql("insert into evidence.chain (distributor_id, begun) values (?, ?)")
                        .params(first.distributorId, utc(first.latest))
                        .update());
    }

    private static Array array(
            Connection connection, String type, Collection<Entry> entries, Function<Entry, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, entries.stream().map(value).toArray());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5));
    }

    /** Where a distributor's chain has come to by now. */
    Optional<Entry> last(UUID distributor) {
        return Optional.ofNullable(last(Set.of(distributor)).get(distributor));
    }

    /** What a chain has come to, and a time that all of it is before and all that comes later is not. */
    record Closed(State state, Instant time) {}

    /** Whatever is chained later counts as of that time at the earliest: what was before it is settled. */
    void close(UUID distributor, Instant time) {
        close(distributor, last -> time);
    }

    /** What a distributor's chain has come to by now, settled. */
    Closed closeNow(UUID distributor, Instant now) {
        // The clock that an event was decided by may be ahead of this one.
        return close(distributor, last -> last.latest.isBefore(now) ? now : last.latest.plusMillis(1));
    }

    private Closed close(UUID distributor, Function<Entry, Instant> at) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            // Nothing is chained meanwhile.
            jdbc.sql("select position from evidence.followed for update")
                    .query(Long.class)
                    .single();
            Entry last = last(distributor).orElseGet(() -> Entry.none(distributor));
            Instant time = at.apply(last);
            if (time.isAfter(last.latest)) {
                jdbc.sql("""
                                insert into evidence.closed as c (distributor_id, number, until) values (?, ?, ?)
                                    on conflict (distributor_id, number)
                                    do update set until = greatest(c.until, excluded.until)
                                """).params(distributor, last.number, utc(time)).update();
            }
            return new Closed(last.state(), time);
        }));
    }

    /** Where a distributor's chain had come to before its first entry at or after the time. */
    State before(UUID distributor, Instant time) {
        Optional<Long> after = jdbc.sql("select number from evidence.entry where distributor_id = ? and latest >= ?"
                        + " order by latest, number limit 1")
                .params(distributor, utc(time))
                .query(Long.class)
                .optional();
        return after.map(number -> at(distributor, number - 1))
                .orElseGet(() -> last(distributor).map(Entry::state).orElseGet(() -> State.beginning(distributor)));
    }

    private State at(UUID distributor, long number) {
        return entries(distributor, number, 1).stream()
                .findFirst()
                .map(Entry::state)
                .orElseGet(() -> State.beginning(distributor));
    }

    /** So many entries of a chain at most, from that number on. */
    List<Entry> entries(UUID distributor, long from, int atMost) {
        return jdbc.sql("select distributor_id, number, position, latest, encode(hash, 'hex') from evidence.entry"
                        + " where distributor_id = ? and number >= ? and number < ? order by number")
                .params(distributor, from, from + atMost)
                .query((row, number) -> entry(row))
                .list();
    }

    /** When a distributor's chain began, if it has. */
    Optional<Instant> begun(UUID distributor) {
        return jdbc.sql("select begun from evidence.chain where distributor_id = ?")
                .param(distributor)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }
}
