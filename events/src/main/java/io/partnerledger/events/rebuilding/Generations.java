package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.GenerationTables;
import io.partnerledger.events.following.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All generations of a schema's projections.
 *
 * <p>Their rows are all that is known of what was asked for and how far it is: any node can be asked, and any can do it.
 */
final class Generations {

    private static final String COLUMNS = "name, shape, generation, serving, purpose, position, indexed, asked_at,"
            + " began_at, events_per_second, failure";

    /** Long enough for a look-up that is under way; a list that is streamed for minutes is waited for by trying again. */
    private static final String WAIT_FOR_READERS = "set local lock_timeout = '1s'";

    private final String schema;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final GenerationTables tables;

    Generations(DataSource dataSource, String schema) {
        this.schema = schema;
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.tables = new GenerationTables(dataSource);
    }

    /** Those of these projections, of whatever shape. */
    List<Generation> of(Collection<String> projections) {
        return jdbc.sql("select " + COLUMNS + " from " + schema
                        + ".projection where name = any (:names) order by name, shape, generation")
                .param("names", projections.toArray(String[]::new), Types.ARRAY)
                .query(Generations::generation)
                .list();
    }

    private static Generation generation(ResultSet row, int number) throws SQLException {
        String purpose = row.getString("purpose");
        return new Generation(
                row.getString("name"),
                row.getInt("shape"),
                row.getInt("generation"),
                row.getBoolean("serving"),
                purpose == null ? null : Purpose.of(purpose),
                row.getLong("position"),
                row.getBoolean("indexed"),
                instant(row, "asked_at"),
                instant(row, "began_at"),
                row.getObject("events_per_second", Long.class),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** How many events are left out of what serves, by names such as {@code customer_v3}; nothing where none is. */
    Map<String, Long> deadLettersOfThoseThatServe() {
        Map<String, Long> letters = new HashMap<>();
        jdbc.sql("select name || '_v' || shape, count(*) from " + schema + ".dead_letter l join " + schema
                        + ".projection p using (name, shape, generation) where p.serving and l.outcome is null"
                        + " group by 1")
                .query((RowCallbackHandler) row -> letters.put(row.getString(1), row.getLong(2)));
        return letters;
    }

    /**
     * Asks for a new generation.
     *
     * @return what another is being filled for at the moment, so that none was asked for
     */
    Optional<Purpose> ask(Shape shape, Purpose purpose, String by, Instant now) {
        int asked = jdbc.sql("""
                        insert into %s.projection (name, shape, generation, serving, position, tables, indexed,
                                                   purpose, asked_by, asked_at)
                        select :name, :shape, max(generation) + 1, false, 0, :tables, false, :purpose, :by, :now
                          from %1$s.projection where name = :name and shape = :shape
                            on conflict do nothing
                        """.formatted(schema))
                .param("name", shape.name())
                .param("shape", shape.version())
                .param("tables", shape.tableNames(), Types.ARRAY)
                .param("purpose", purpose.stored())
                .param("by", by)
                .param("now", utc(now))
                .update();
        return asked > 0 ? Optional.empty() : beingFilled(shape).or(() -> Optional.of(purpose));
    }

    private Optional<Purpose> beingFilled(Shape shape) {
        return jdbc.sql("select purpose from " + schema
                        + ".projection where name = ? and shape = ? and purpose is not null")
                .params(shape.name(), shape.version())
                .query(String.class)
                .optional()
                .map(Purpose::of);
    }

    /** @return whether one was being filled for that, and now is no more */
    boolean cancel(Shape shape, Purpose purpose) {
        return jdbc.sql("update " + schema + ".projection set purpose = null"
                                + " where name = ? and shape = ? and purpose = ?")
                        .params(shape.name(), shape.version(), purpose.stored())
                        .update()
                > 0;
    }

    /** Gives one that was asked for its tables. */
    void begin(Shape shape, Generation asked, Instant now) {
        transactions.executeWithoutResult(transaction -> {
            tables.create(shape, asked.number());
            update(asked, "began_at = ?", utc(now));
        });
    }

    /** Gives one that is filled its indexes, and takes no more than one processor for that. */
    void index(Shape shape, Generation filled) {
        transactions.executeWithoutResult(transaction -> {
            template.execute("set local max_parallel_maintenance_workers = 0");
            keepFromBeingFolded(filled);
            tables.index(shape, filled.number());
            update(filled, "indexed = true");
        });
    }

    /** Whoever folds a letter of it again waits before it has a table, and not in the midst; cancelling doesn't wait. */
    private void keepFromBeingFolded(Generation filled) {
        jdbc.sql("select 1 from " + schema
                        + ".projection where name = ? and shape = ? and generation = ? for key share")
                .params(filled.name(), filled.shape(), filled.number())
                .query()
                .listOfRows();
    }

    void tell(Generation filled, long eventsPerSecond) {
        update(filled, "events_per_second = ?, failure = null", eventsPerSecond);
    }

    void tellFailure(Generation filled, String failure) {
        update(filled, "failure = ?", failure);
    }

    /** The position of the one that serves, which nobody can fold into until this transaction ends. */
    Optional<Generation> lockServing(Shape shape) {
        return lock("serving", shape);
    }

    /** One that is still being filled, which nobody can fold into until this transaction ends. */
    Optional<Generation> lock(Shape shape, Generation filled) {
        return lock("purpose is not null and generation = " + filled.number(), shape);
    }

    private Optional<Generation> lock(String which, Shape shape) {
        return jdbc.sql("select " + COLUMNS + " from " + schema + ".projection where name = ? and shape = ? and "
                        + which + " for update")
                .params(shape.name(), shape.version())
                .query(Generations::generation)
                .optional();
    }

    /** Puts one in the place of the other, in the caller's transaction, which has locked both. */
    void replace(@Nullable Generation served, Generation next) {
        if (served != null) {
            update(served, "serving = false");
        }
        update(next, "serving = true, purpose = null, events_per_second = null, failure = null");
    }

    /** What was filled is to be dropped; what it was filled for is told at the same moment. */
    void retire(Generation filled, Runnable tell) {
        transactions.executeWithoutResult(transaction -> {
            tell.run();
            update(filled, "purpose = null");
        });
    }

    private void update(Generation generation, String what, Object... parameters) {
        jdbc.sql("update " + schema + ".projection set " + what + " where name = ? and shape = ? and generation = ?")
                .params(parameters)
                .param(generation.name())
                .param(generation.shape())
                .param(generation.number())
                .update();
    }

    /**
     * Retires what older programs made and none has followed for since then.
     *
     * @return what is retired thereby, such as {@code customer_v2}
     */
    List<String> retireOlder(Shape shape, Instant unusedSince) {
        return jdbc.sql("""
                        update %s.projection p set serving = false, purpose = null
                         where p.name = :name and p.shape < :shape and (p.serving or p.purpose is not null)
                           and coalesce(p.began_at, '-infinity') < :since
                           and not exists (select from %1$s.token_entry t
                                            where t.processor_name = p.name || '_v' || p.shape
                                              and t.timestamp::timestamptz >= :since)
                        returning p.name || '_v' || p.shape
                        """.formatted(schema))
                .param("name", shape.name())
                .param("shape", shape.version())
                .param("since", utc(unusedSince))
                .query(String.class)
                .list();
    }

    /** Drops one that is retired, with its tables; with the last of its shape also the views. */
    void drop(Generation retired) {
        transactions.executeWithoutResult(transaction -> {
            template.execute(WAIT_FOR_READERS);
            tables.holdAlone(schema, retired.name());
            Optional<List<String>> dropped = jdbc.sql("delete from " + schema + ".projection"
                            + " where name = ? and shape = ? and generation = ? and not serving and purpose is null"
                            + " returning coalesce(tables, '{}')")
                    .params(retired.name(), retired.shape(), retired.number())
                    .query((row, number) -> List.of((String[]) row.getArray(1).getArray()))
                    .optional();
            dropped.ifPresent(names -> {
                if (isTheLastOf(retired)) {
                    names.forEach(
                            name -> template.execute("drop view if exists " + schema + "." + view(name, retired)));
                    jdbc.sql("delete from " + schema + ".token_entry where processor_name = ?")
                            .param(retired.name() + "_v" + retired.shape())
                            .update();
                }
                names.forEach(name -> template.execute(
                        "drop table if exists " + schema + "." + view(name, retired) + "_g" + retired.number()));
            });
        });
    }

    private static String view(String table, Generation generation) {
        return table + "_v" + generation.shape();
    }

    private boolean isTheLastOf(Generation generation) {
        return jdbc.sql("select not exists (select from " + schema + ".projection where name = ? and shape = ?)")
                .params(generation.name(), generation.shape())
                .query(Boolean.class)
                .single();
    }

    static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
