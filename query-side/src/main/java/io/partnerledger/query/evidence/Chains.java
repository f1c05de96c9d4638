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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /** Not a projection, but waited for like one. */
    private static final Shape WAITED_FOR = Shape.of(SCHEMA, "chains", 1);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Positions positions = new Positions(shape -> position());

    Chains(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
    }

    /** An entry as it is kept. */
    record Entry(UUID distributorId, long number, long position, Instant latest, String hash) {

        private static Entry none(UUID distributorId) {
            return new Entry(distributorId, 0, 0, Instant.MIN, ChainEntry.BEGINNING);
        }

        private Entry next(long nextPosition, ChainEntry event) {
            return new Entry(
                    distributorId,
                    number + 1,
                    nextPosition,
                    event.time().isAfter(latest) ? event.time() : latest,
                    event.hashAfter(hash));
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
        List<Entry> added = new ArrayList<>(owned.size());
        for (StoredEvent event : news) {
            ChainEntry entry = owned.get(event);
            if (entry != null) {
                Entry next = last.getOrDefault(entry.distributorId(), Entry.none(entry.distributorId()))
                        .next(event.position(), entry);
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

    private static Array array(Connection connection, String type, List<Entry> entries, Function<Entry, Object> value)
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
