package io.partnerledger.events.following;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of projections in the database, and the position each generation's rows reflect.
 *
 * <p>Rows and position are written in one transaction, and events at or before the position are passed over: an event
 * that comes twice changes nothing.
 */
public final class ProjectionTables {

    private static final int FIRST_GENERATION = 1;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public ProjectionTables(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Makes sure that a generation of the projection's tables exists and is served. */
    public void prepare(Projection projection) {
        Shape shape = projection.shape();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                    .param(shape.schema() + "." + shape.name())
                    .query()
                    .listOfRows();
            if (servingGeneration(shape) == 0) {
                create(shape, FIRST_GENERATION);
            }
        });
    }

    private int servingGeneration(Shape shape) {
        return jdbc.sql("select generation from " + shape.schema()
                        + ".projection where name = ? and shape = ? and serving")
                .params(shape.name(), shape.version())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void create(Shape shape, int generation) {
        template.execute("set local search_path to " + shape.schema());
        template.execute(ddl(shape).replace("${g}", Shape.suffix(generation)));
        for (Table<?> table : shape.tables()) {
            template.execute("create or replace view " + shape.view(table) + " as select * from "
                    + shape.physicalName(table, generation));
        }
        jdbc.sql("insert into " + shape.schema()
                        + ".projection (name, shape, generation, serving, position) values (?, ?, ?, true, 0)")
                .params(shape.name(), shape.version(), generation)
                .update();
    }

    private static String ddl(Shape shape) {
        try {
            return new ClassPathResource(shape.ddl()).getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("The tables of " + shape.name() + " are described nowhere.", e);
        }
    }

    /** Folds one batch of events into the rows of a prepared projection, together with their position. */
    public void fold(Projection projection, List<? extends EventMessage<?>> events) {
        fold(projection.shape(), Folding.of(projection), events);
    }

    /** Folds into the generation that serves. */
    void fold(Shape shape, Folding folding, List<? extends EventMessage<?>> events) {
        transactions.executeWithoutResult(transaction -> fold(shape, lockServing(shape), folding, events));
    }

    /** Folds into one generation of the projection's tables, whether it serves or is only being filled. */
    void fold(Shape shape, int generation, Folding folding, List<? extends EventMessage<?>> events) {
        transactions.executeWithoutResult(transaction -> fold(shape, lock(shape, generation), folding, events));
    }

    /** Folds one batch into a generation that is locked, in the transaction that locked it. */
    private void fold(Shape shape, Locked locked, Folding folding, List<? extends EventMessage<?>> events) {
        BatchRows rows = new BatchRows(template, table -> shape.physicalName(table, locked.generation()));
        List<EventMessage<?>> news = after(locked.position(), events);
        if (news.isEmpty()) {
            return;
        }
        rows.foresee(folding, news);
        news.forEach(event -> folding.fold(event, rows));
        rows.flush();
        jdbc.sql("update " + shape.schema()
                        + ".projection set position = ? where name = ? and shape = ? and generation = ?")
                .params(
                        Recorded.positionOf(news.get(news.size() - 1)),
                        shape.name(),
                        shape.version(),
                        locked.generation())
                .update();
    }

    private static List<EventMessage<?>> after(long position, List<? extends EventMessage<?>> events) {
        List<EventMessage<?>> news = new ArrayList<>();
        long reached = position;
        for (EventMessage<?> event : events) {
            long at = Recorded.positionOf(event);
            if (at > reached) {
                news.add(event);
                reached = at;
            }
        }
        return news;
    }

    /** Another generation may have taken over while this one's lock was waited for; then that one is locked. */
    private Locked lockServing(Shape shape) {
        while (true) {
            Optional<Locked> serving = jdbc.sql("select generation, position from " + shape.schema()
                            + ".projection where name = ? and shape = ? and serving for update")
                    .params(shape.name(), shape.version())
                    .query(ProjectionTables::locked)
                    .optional();
            if (serving.isPresent()) {
                return serving.get();
            }
        }
    }

    private Locked lock(Shape shape, int generation) {
        return jdbc.sql("select generation, position from " + shape.schema()
                        + ".projection where name = ? and shape = ? and generation = ? for update")
                .params(shape.name(), shape.version(), generation)
                .query(ProjectionTables::locked)
                .single();
    }

    private static Locked locked(ResultSet row, int number) throws SQLException {
        return new Locked(row.getInt(1), row.getLong(2));
    }

    /** A generation that nobody else can fold into until this transaction ends, and the position its rows reflect. */
    private record Locked(int generation, long position) {}

    /** The position the served rows reflect; empty before they exist. */
    public OptionalLong position(Shape shape) {
        return jdbc
                .sql("select position from " + shape.schema() + ".projection where name = ? and shape = ? and serving")
                .params(shape.name(), shape.version())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Reads all served rows into memory, and says which position they reflect. */
    long load(Shape shape, MemoryRows rows) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions.getTransactionManager());
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        Long position = snapshot.execute(transaction -> {
            long reflected = position(shape).orElse(0);
            shape.tables().forEach(table -> load(shape, table, rows));
            return reflected;
        });
        return position == null ? 0 : position;
    }

    private <R extends Record> void load(Shape shape, Table<R> table, MemoryRows rows) {
        template.query(table.selectFrom(shape.view(table)), (org.springframework.jdbc.core.RowCallbackHandler)
                row -> rows.put(table, table.read(row)));
    }
}
