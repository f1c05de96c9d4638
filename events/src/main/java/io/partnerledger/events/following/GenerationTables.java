package io.partnerledger.events.following;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The tables of one generation of a projection as such: made, indexed, shown to readers; each in its caller's transaction. */
public final class GenerationTables {

    private final JdbcTemplate jdbc;

    public GenerationTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Lets nobody else make or drop tables of the projection before the transaction ends. */
    public void holdAlone(String schema, String projection) {
        jdbc.query(
                "select pg_advisory_xact_lock(hashtext(?))",
                (RowCallbackHandler) locked -> {},
                schema + "." + projection);
    }

    /** Makes its tables, with no more than their keys. */
    public void create(Shape shape, int generation) {
        execute(shape, TablesScript.of(shape, generation).tables());
    }

    /** Gives filled tables all their indexes, and tells the planner what is in them. */
    public void index(Shape shape, int generation) {
        execute(shape, TablesScript.of(shape, generation).indexes());
        shape.tables().forEach(table -> jdbc.execute("analyze " + shape.physicalName(table, generation)));
    }

    private void execute(Shape shape, Iterable<String> statements) {
        jdbc.execute("set local search_path to " + shape.schema());
        statements.forEach(jdbc::execute);
    }

    /** Has the views that are read show this generation. */
    public void show(Shape shape, int generation) {
        for (Table<?> table : shape.tables()) {
            jdbc.execute("create or replace view " + shape.view(table) + " as select * from "
                    + shape.physicalName(table, generation));
        }
    }
}
