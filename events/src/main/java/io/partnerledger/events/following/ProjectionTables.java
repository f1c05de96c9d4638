package io.partnerledger.events.following;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
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

    /** No two generations take over in so short a time. */
    private static final int LOOKS = 10;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final GenerationTables generations;
    private final TransactionTemplate savepoints;
    private final int parkedAtMost;

    /** Tables of projections that stop at the first event that can't be folded, as a test likes it. */
    public ProjectionTables(DataSource dataSource) {
        this(dataSource, 0);
    }

    /** @param parkedAtMost how many sequences of a generation may be parked before it stops instead */
    public ProjectionTables(DataSource dataSource, int parkedAtMost) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.generations = new GenerationTables(dataSource);
        this.savepoints = new TransactionTemplate(transactions.getTransactionManager());
        this.savepoints.setPropagationBehavior(TransactionTemplate.PROPAGATION_NESTED);
        this.parkedAtMost = parkedAtMost;
    }

    /** Makes sure that a generation of the projection's tables exists and is served, whatever it holds by now. */
    public void prepare(Projection projection) {
        introduce(projection, 0);
    }

    /**
     * Makes sure that there is a generation of the projection's tables.
     *
     * <p>Where nothing has happened yet it is served at once; else it is to be filled first.
     *
     * @param head the position of the last event in the store
     */
    void introduce(Projection projection, long head) {
        Shape shape = projection.shape();
        transactions.executeWithoutResult(transaction -> {
            generations.holdAlone(shape.schema(), shape.name());
            if (isUnknown(shape)) {
                create(shape, head == 0);
            }
        });
    }

    private boolean isUnknown(Shape shape) {
        return jdbc.sql("select not exists (select from " + shape.schema() + ".projection"
                        + " where name = ? and shape = ? and (serving or purpose is not null))")
                .params(shape.name(), shape.version())
                .query(Boolean.class)
                .single();
    }

    private void create(Shape shape, boolean serving) {
        int generation = jdbc.sql("""
                        insert into %s.projection
                            (name, shape, generation, serving, position, tables, indexed, purpose, asked_at, began_at)
                        select :name, :shape, coalesce(max(generation), 0) + 1, :serving, 0, :tables, :serving,
                               case when not :serving then 'first' end, current_timestamp, current_timestamp
                          from %1$s.projection where name = :name and shape = :shape
                        returning generation
                        """.formatted(shape.schema()))
                .param("name", shape.name())
                .param("shape", shape.version())
                .param("serving", serving)
                .param("tables", shape.tableNames(), Types.ARRAY)
                .query(Integer.class)
                .single();
        generations.create(shape, generation);
        if (serving) {
            generations.index(shape, generation);
        }
        generations.show(shape, generation);
        // Whoever followed for a shape of that name once, followed for other tables.
        jdbc.sql("delete from " + shape.schema() + ".token_entry where processor_name = ?")
                .param(shape.follower())
                .update();
    }

    /** Folds one batch of events into the rows of a prepared projection, together with their position. */
    public void fold(Projection projection, List<? extends EventMessage<?>> events) {
        fold(projection.shape(), Folding.of(projection), events);
    }

    /** Folds into the generation that serves. */
    void fold(Shape shape, Folding folding, List<? extends EventMessage<?>> events) {
        transactions.executeWithoutResult(transaction -> fold(shape, lockServing(shape), folding, events));
    }

    /**
     * Folds into one generation of the projection's tables, whether it serves or is only being filled.
     *
     * @param events without a gap after what it reflects; what it reflects already is passed over
     */
    public void fold(Shape shape, int generation, Folding folding, List<? extends EventMessage<?>> events) {
        transactions.executeWithoutResult(transaction -> {
            Locked locked = lock(shape, generation);
            if (!events.isEmpty() && Recorded.positionOf(events.get(0)) > locked.position() + 1) {
                throw new IllegalStateException("Generation %d of %s is at %d, too early for events from %d on."
                        .formatted(generation, shape.name(), locked.position(), Recorded.positionOf(events.get(0))));
            }
            // What a crash takes away is folded again; later transactions that must stay carry this one with them.
            template.execute("set local synchronous_commit to off");
            fold(shape, locked, folding, events);
        });
    }

    /** Folds one batch into a generation that is locked, in the transaction that locked it. */
    private void fold(Shape shape, Locked locked, Folding folding, List<? extends EventMessage<?>> events) {
        List<EventMessage<?>> news = after(locked.position(), events);
        if (news.isEmpty()) {
            return;
        }
        ParkedSequences parked =
                new ParkedSequences(jdbc, shape, locked.generation(), parkedAtMost, locked.parked(), news);
        carefully(shape, locked.generation(), folding, parked).fold(news);
        parked.flush();
        jdbc.sql("update " + shape.schema()
                        + ".projection set position = ? where name = ? and shape = ? and generation = ?")
                .params(
                        Recorded.positionOf(news.get(news.size() - 1)),
                        shape.name(),
                        shape.version(),
                        locked.generation())
                .update();
    }

    private CarefulFolding carefully(Shape shape, int generation, Folding folding, CarefulFolding.Sequences sequences) {
        return new CarefulFolding(
                savepoints,
                events -> {
                    BatchRows rows = new BatchRows(template, table -> shape.physicalName(table, generation));
                    rows.foresee(folding, events);
                    events.forEach(event -> folding.fold(event, rows));
                    rows.flush();
                },
                sequences);
    }

    /** The sequences of the schema's projections that somebody wants to be folded again. */
    List<WantedRetry> wantedRetries(String schema) {
        return jdbc.sql("select distinct name as projection, shape, generation, stream from " + schema
                        + ".dead_letter where outcome is null and retry_requested_at is not null")
                .query(WantedRetry.class)
                .list();
    }

    /**
     * Folds the next letters of a parked sequence, unless nobody wants it any more or their generation is gone.
     *
     * @return whether there is more of the sequence, to be folded next
     */
    boolean retry(
            Shape shape, Folding folding, WantedRetry wanted, BiFunction<String, Long, DomainEventStream> streams) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            if (tryLock(shape, wanted.generation()).isEmpty()) {
                return false;
            }
            RetriedSequence sequence = new RetriedSequence(jdbc, shape.schema(), wanted);
            if (!sequence.isWanted()) {
                return false;
            }
            carefully(shape, wanted.generation(), folding, sequence).fold(sequence.events(streams));
            return sequence.settle();
        }));
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
        for (int look = 0; look < LOOKS; look++) {
            Optional<Locked> serving = jdbc.sql("select generation, position, parked from " + shape.schema()
                            + ".projection where name = ? and shape = ? and serving for update")
                    .params(shape.name(), shape.version())
                    .query(ProjectionTables::locked)
                    .optional();
            if (serving.isPresent()) {
                return serving.get();
            }
        }
        throw new IllegalStateException("No generation of " + shape.follower() + " serves any more.");
    }

    private Locked lock(Shape shape, int generation) {
        return tryLock(shape, generation).orElseThrow();
    }

    private Optional<Locked> tryLock(Shape shape, int generation) {
        return jdbc.sql("select generation, position, parked from " + shape.schema()
                        + ".projection where name = ? and shape = ? and generation = ? for update")
                .params(shape.name(), shape.version(), generation)
                .query(ProjectionTables::locked)
                .optional();
    }

    private static Locked locked(ResultSet row, int number) throws SQLException {
        return new Locked(row.getInt(1), row.getLong(2), row.getBoolean(3));
    }

    /** A generation that nobody else can fold into until this transaction ends, and the position its rows reflect. */
    private record Locked(int generation, long position, boolean parked) {}

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

    /** The generation that serves; empty while the first one is being filled. */
    OptionalInt serving(Shape shape) {
        return jdbc
                .sql("select generation from " + shape.schema()
                        + ".projection where name = ? and shape = ? and serving")
                .params(shape.name(), shape.version())
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /**
     * Reads all served rows into memory.
     *
     * <p>Not through the views: at one moment these may show another generation than the rest of the database does.
     *
     * <p>And not if an event was ever left out of them, even if it was folded later: what is judged by a look-up must be
     * what history says. Then nothing is read, as of before the first event.
     *
     * @return which generation they are of and which position they reflect; empty if none is served yet
     */
    Optional<Loaded> load(Shape shape, MemoryRows rows) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions.getTransactionManager());
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return Objects.requireNonNull(snapshot.execute(transaction -> {
            Optional<Loaded> serving = jdbc.sql("select generation, position, not exists (select from " + shape.schema()
                            + ".dead_letter l where l.name = p.name and l.shape = p.shape"
                            + " and l.generation = p.generation) from " + shape.schema()
                            + ".projection p where name = ? and shape = ? and serving")
                    .params(shape.name(), shape.version())
                    .query((row, number) -> Loaded.of(row.getInt(1), row.getLong(2), row.getBoolean(3)))
                    .optional();
            serving.filter(Loaded::whole)
                    .ifPresent(
                            loaded -> shape.tables().forEach(table -> load(shape, loaded.generation(), table, rows)));
            return serving;
        }));
    }

    private <R extends Record> void load(Shape shape, int generation, Table<R> table, MemoryRows rows) {
        template.query(
                table.selectFrom(shape.physicalName(table, generation)),
                (org.springframework.jdbc.core.RowCallbackHandler) row -> rows.put(table, table.read(row)));
    }

    /**
     * Rows in memory are those of this generation, at this position.
     *
     * @param whole whether no event was ever left out of the generation; else there are no rows
     */
    record Loaded(int generation, long position, boolean whole) {

        static Loaded of(int generation, long position, boolean whole) {
            return new Loaded(generation, whole ? position : 0, whole);
        }
    }
}
