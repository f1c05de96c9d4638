package io.partnerledger.query.trade;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.Table;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.query.Projections;
import io.partnerledger.query.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All views in a PostgreSQL database of their own, folded by hand from what a trade told. */
public final class FoldedViews implements AutoCloseable {

    private final HikariDataSource database;
    private final ProjectionTables tables;
    private final JdbcClient jdbc;
    private final List<TrackedEventMessage<?>> told = new ArrayList<>();

    public FoldedViews() {
        TestDatabase fresh = TestDatabase.fromTemplate("query-side-views", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.folded(Views.SCHEMA).migrate(owner);
            ProjectionTables views = new ProjectionTables(owner);
            Projections.all().forEach(views::prepare);
        });
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(fresh.jdbcUrl());
        config.setUsername(fresh.user());
        config.setPassword(fresh.password());
        config.setMaximumPoolSize(12);
        database = new HikariDataSource(config);
        tables = new ProjectionTables(database);
        jdbc = JdbcClient.create(database);
    }

    public DataSource database() {
        return database;
    }

    /** Takes events as the store would: one position after the other. */
    public void listen(List<DomainEventMessage<?>> events) {
        events.forEach(event -> told.add(
                new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(told.size() + 1L), event)));
    }

    /** All that was told, in order. */
    public List<TrackedEventMessage<?>> told() {
        return List.copyOf(told);
    }

    /** Folds the events into every view, as one batch. */
    public void fold(List<? extends TrackedEventMessage<?>> batch) {
        for (Projection projection : Projections.all()) {
            tables.fold(projection, batch);
        }
    }

    /** Folds all that was told into every view. */
    public FoldedViews fold() {
        fold(told);
        return this;
    }

    /** Folds all that was told into every view, so many events at a time. */
    public void foldInBatchesOf(int size) {
        for (int from = 0; from < told.size(); from += size) {
            fold(told.subList(from, Math.min(from + size, told.size())));
        }
    }

    /** Forgets all rows, so that the views begin anew. */
    public void empty() {
        for (Projection projection : Projections.all()) {
            projection
                    .shape()
                    .tables()
                    .forEach(table ->
                            jdbc.sql("delete from " + view(projection, table)).update());
        }
        jdbc.sql("update views.projection set position = 0").update();
    }

    /** Every row of every table, as PostgreSQL writes it. */
    public Map<String, List<String>> everyRow() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Projection projection : Projections.all()) {
            for (Table<?> table : projection.shape().tables()) {
                String view = view(projection, table);
                rows.put(
                        view,
                        jdbc.sql("select t::text from " + view + " t order by 1")
                                .query(String.class)
                                .list());
            }
        }
        return rows;
    }

    private static String view(Projection projection, Table<?> table) {
        return Views.SCHEMA + "." + table + "_v" + projection.shape().version();
    }

    /** The rows of a query. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().listOfRows();
    }

    /** The one row of a query. */
    public Map<String, Object> row(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().singleRow();
    }

    @Override
    public void close() {
        database.close();
    }
}
