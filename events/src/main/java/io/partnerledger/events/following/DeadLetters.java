package io.partnerledger.events.following;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dead letters of some schemas, as an operator looks after them.
 *
 * <p>To fold a letter again is the business of whichever node follows: here the wish is written down.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    /** Not what is only there to be compared, nor what is about to be dropped. */
    static final String GENERATIONS_OF_INTEREST = "(p.serving or p.purpose in ('first', 'rebuild'))";

    private final List<String> schemas;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public DeadLetters(DataSource dataSource, Collection<String> schemas) {
        this.schemas = List.copyOf(schemas);
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Whether there is a projection of that name. */
    public boolean isProjection(String name) {
        return schemas.stream()
                .anyMatch(schema -> jdbc.sql("select exists (select 1 from " + schema + ".projection where name = ?)")
                        .param(name)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * The letters in these states, by projection and then as they lie in the store.
     *
     * @param projection whose, or of all
     * @param after the letter before the first of these
     */
    public List<DeadLetter> page(
            Set<DeadLetter.Status> states, @Nullable String projection, @Nullable Place after, int atMost) {
        List<Object> parameters = new ArrayList<>();
        String each = schemas.stream()
                .map(schema -> {
                    String conditions = " where status in ("
                            + states.stream()
                                    .map(state -> "'" + state.name() + "'")
                                    .collect(Collectors.joining(", "))
                            + ")";
                    if (projection != null) {
                        conditions += " and name = ?";
                        parameters.add(projection);
                    }
                    if (after != null) {
                        conditions += " and (?, name, shape, generation, position) > (?, ?, ?, ?, ?)";
                        parameters.addAll(List.of(
                                schema,
                                after.schema(),
                                after.projection(),
                                after.shape(),
                                after.generation(),
                                after.position()));
                    }
                    parameters.add(atMost);
                    return "(select * from (" + lettersOf(schema) + ") l" + conditions
                            + " order by name, shape, generation, position limit ?)";
                })
                .collect(Collectors.joining(" union all "));
        parameters.add(atMost);
        return jdbc.sql("select * from (" + each
                        + ") letters order by schema, name, shape, generation, position limit ?")
                .params(parameters)
                .query(DeadLetters::letter)
                .list();
    }

    /** The letter, whatever has become of it. */
    public Optional<DeadLetter> find(UUID id) {
        return schemas.stream().flatMap(schema -> find(schema, id).stream()).findFirst();
    }

    private Optional<DeadLetter> find(String schema, UUID id) {
        return jdbc.sql("select * from (" + lettersOf(schema) + ") l where id = ?")
                .param(id)
                .query(DeadLetters::letter)
                .optional();
    }

    /** A whole sequence is retried, hence a letter is as soon as any of its sequence is. */
    private static String lettersOf(String schema) {
        String ofSequence = " from " + schema + ".dead_letter s where s.name = d.name and s.shape = d.shape"
                + " and s.generation = d.generation and s.stream = d.stream and s.outcome is null";
        return "select '" + schema + "' as schema, d.*,"
                + " (select s.id" + ofSequence + " order by s.position limit 1) as first_of_sequence,"
                + " case when d.outcome is not null then upper(d.outcome)"
                + " when exists (select 1" + ofSequence + " and s.retry_requested_at is not null) then 'RETRYING'"
                + " else 'PARKED' end as status"
                + " from " + schema + ".dead_letter d join " + schema + ".projection p using (name, shape, generation)"
                + " where " + GENERATIONS_OF_INTEREST;
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        DeadLetter.Status status = DeadLetter.Status.valueOf(row.getString("status"));
        UUID first = row.getObject("first_of_sequence", UUID.class);
        return new DeadLetter(
                id,
                row.getString("schema"),
                row.getString("name"),
                row.getInt("shape"),
                row.getInt("generation"),
                row.getString("stream"),
                row.getLong("position"),
                row.getString("type"),
                DeadLetter.Cause.of(row.getString("cause")),
                row.getString("detail"),
                status.isSettled() || id.equals(first) ? null : first,
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                time(row, "last_tried_at"),
                status,
                time(row, "settled_at"),
                row.getString("settled_by"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Writes down that the letter's sequence is to be folded again, from its first letter on.
     *
     * @param by who wants it
     * @return the letter as it is then; empty if none of that id is parked
     */
    public Optional<DeadLetter> retry(UUID id, String by) {
        for (String schema : schemas) {
            int wanted = jdbc.sql("update " + schema + ".dead_letter set retry_requested_at = clock_timestamp(),"
                            + " retry_requested_by = ? where id = ? and outcome is null")
                    .params(by, id)
                    .update();
            if (wanted > 0) {
                return find(schema, id);
            }
        }
        return Optional.empty();
    }

    /**
     * Leaves the event out for as long as the letter's generation lives. What waits behind it stays parked.
     *
     * @param by who decides so
     */
    public Discarding discard(UUID id, String by) {
        Optional<DeadLetter> found = find(id);
        if (found.isEmpty()) {
            return Discarding.UNKNOWN;
        }
        // Told before it is waited for whoever may be folding it just now.
        if (found.get().status() == DeadLetter.Status.RETRYING) {
            return Discarding.IS_RETRIED;
        }
        return transactions.execute(transaction -> discard(found.get(), by));
    }

    private Discarding discard(DeadLetter letter, String by) {
        jdbc.sql("select 1 from " + letter.schema()
                        + ".projection where name = ? and shape = ? and generation = ? for update")
                .params(letter.projection(), letter.shape(), letter.generation())
                .query()
                .listOfRows();
        DeadLetter.Status now = find(letter.schema(), letter.id())
                .map(DeadLetter::status)
                .filter(status -> !status.isSettled())
                .orElse(null);
        if (now == null) {
            return Discarding.UNKNOWN;
        }
        if (now == DeadLetter.Status.RETRYING) {
            return Discarding.IS_RETRIED;
        }
        jdbc.sql("update " + letter.schema() + ".dead_letter set outcome = 'discarded', settled_at = now(),"
                        + " settled_by = ? where id = ?")
                .params(by, letter.id())
                .update();
        ParkedSequences.tellWhetherAny(jdbc, letter.schema(), letter.projection(), letter.shape(), letter.generation());
        log.warn(
                "{} leaves {} at position {} ({}) out of generation {} of {}",
                by,
                letter.type(),
                letter.position(),
                letter.stream(),
                letter.generation(),
                letter.projection());
        return Discarding.DONE;
    }

    /** What came of the wish to discard a letter. */
    public enum Discarding {
        DONE,
        /** No letter of that id is parked. */
        UNKNOWN,
        /** Its sequence is to be folded again, and nobody has done it yet. */
        IS_RETRIED
    }

    /** Where a letter stands among all. */
    public record Place(String schema, String projection, int shape, int generation, long position) {

        public static Place of(DeadLetter letter) {
            return new Place(
                    letter.schema(), letter.projection(), letter.shape(), letter.generation(), letter.position());
        }
    }
}
