package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what is served with a shadow that was filled from the store, row by row, both as of one position.
 *
 * <p>Those who follow wait only until a snapshot is taken; the rows are compared in it while they go on.
 */
final class Comparison {

    private static final int EXAMPLES = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DataSource dataSource;
    private final Generations generations;
    private final ProjectionTables tables;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate ownTransaction;

    Comparison(DataSource dataSource, Generations generations, ProjectionTables tables) {
        this.dataSource = dataSource;
        this.generations = generations;
        this.tables = tables;
        this.jdbc = new JdbcTemplate(dataSource);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(dataSource);
        this.transactions = new TransactionTemplate(manager);
        this.ownTransaction = new TransactionTemplate(manager);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What was found. */
    record Compared(
            int generation, long position, long rows, long differences, List<Verification.Difference> examples) {}

    /** @return what was found; empty if the shadow is not near enough yet */
    Optional<Compared> of(Fill shadow, Reading reading) throws SQLException {
        try (Snapshot snapshot = new Snapshot(dataSource.getConnection())) {
            Generation served = transactions.execute(transaction -> atOnePosition(shadow, reading, snapshot));
            return served == null ? Optional.empty() : Optional.of(compare(shadow, served, snapshot));
        }
    }

    /** @return the generation that serves, seen by the snapshot at the shadow's position */
    private @Nullable Generation atOnePosition(Fill shadow, Reading reading, Snapshot snapshot) {
        jdbc.execute(TakeOver.WAIT_FOR_FOLDING);
        Generation served = generations.lockServing(shadow.shape()).orElseThrow();
        if (served.position() - shadow.position() > TakeOver.NEAR) {
            return null;
        }
        ownTransaction.executeWithoutResult(
                transaction -> Stretch.upTo(served.position(), shadow, shadow.position(), reading, tables));
        snapshot.take();
        return served;
    }

    private static Compared compare(Fill shadow, Generation served, Snapshot snapshot) {
        Shape shape = shadow.shape();
        long rows = 0;
        long differences = 0;
        List<Verification.Difference> examples = new ArrayList<>();
        for (Table<?> table : shape.tables()) {
            String both =
                    both(table, shape, served.number(), shadow.generation().number());
            Counted counted = snapshot.jdbc
                    .sql("select count(*) as rows, count(*) filter (where " + differs(table) + ") as different" + both)
                    .query(Counted.class)
                    .single();
            rows += counted.rows();
            differences += counted.different();
            if (counted.different() > 0 && examples.size() < EXAMPLES) {
                examples.addAll(snapshot.jdbc
                        .sql("select " + key(table) + " as key, case when " + isThere("s", table)
                                + " then to_jsonb(s) end as served, case when " + isThere("r", table)
                                + " then to_jsonb(r) end as rebuilt" + both + " where " + differs(table)
                                + " limit " + (EXAMPLES - examples.size()))
                        .query((row, number) -> difference(
                                table, row.getString("key"), row.getString("served"), row.getString("rebuilt")))
                        .list());
            }
        }
        return new Compared(served.number(), served.position(), rows, differences, examples);
    }

    private static String both(Table<?> table, Shape shape, int served, int shadow) {
        return " from " + shape.physicalName(table, served) + " s full join " + shape.physicalName(table, shadow)
                + " r on "
                + table.keyList().stream()
                        .map(column -> "s." + column + " = r." + column)
                        .collect(Collectors.joining(" and "));
    }

    /** JSON differs where it means something else: neither space nor the order of members counts. */
    private static String differs(Table<?> table) {
        return table.columnList().stream()
                .map(column -> "s." + column + " is distinct from r." + column)
                .collect(Collectors.joining(" or "));
    }

    private static String isThere(String side, Table<?> table) {
        return "(" + side + "." + table.keyList().get(0) + " is not null)";
    }

    private static String key(Table<?> table) {
        return table.keyList().stream()
                .map(column -> "'" + column + "', coalesce(s." + column + ", r." + column + ")")
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    /** Of a row on both sides only what differs: an operator has to see that, and nothing else. */
    private static Verification.Difference difference(
            Table<?> table, String key, @Nullable String served, @Nullable String rebuilt) {
        ObjectNode mine = served == null ? null : row(table, served);
        ObjectNode theirs = rebuilt == null ? null : row(table, rebuilt);
        if (mine != null && theirs != null) {
            table.columnList().forEach(column -> {
                if (Objects.equals(mine.get(column), theirs.get(column))) {
                    mine.remove(column);
                    theirs.remove(column);
                }
            });
        }
        return new Verification.Difference(table.name(), JSON.readTree(key), mine, theirs);
    }

    private static ObjectNode row(Table<?> table, String json) {
        JsonNode all = JSON.readTree(json);
        ObjectNode row = JSON.createObjectNode();
        table.columnList().forEach(column -> row.set(column, all.get(column)));
        return row;
    }

    record Counted(long rows, long different) {}

    /** The database as it was when it was taken, for as long as it is open. */
    private record Snapshot(Connection connection, JdbcClient jdbc) implements AutoCloseable {

        Snapshot(Connection connection) {
            this(connection, JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }

        void take() {
            try {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setReadOnly(true);
            } catch (SQLException e) {
                throw new IllegalStateException("No snapshot can be taken.", e);
            }
            // The first statement fixes what is seen.
            jdbc.sql("select 1").query().singleRow();
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        }
    }
}
