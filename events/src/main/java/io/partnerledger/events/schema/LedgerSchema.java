package io.partnerledger.events.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One schema of the ledger's database, or a part of one, brought up to date by its own migrations.
 *
 * @param history the table that says which migrations it has had
 */
public record LedgerSchema(String name, String location, String history) {

    private static final String WHOLE = "schema_version";

    public static final LedgerSchema EVENTS = new LedgerSchema("events", "classpath:db/events", WHOLE);
    public static final LedgerSchema KEYS = new LedgerSchema("keys", "classpath:db/keys", WHOLE);
    public static final LedgerSchema EDGE = new LedgerSchema("edge", "classpath:db/edge", WHOLE);

    /** A schema of folded tables: the tables themselves are the projections' own matter. */
    public static LedgerSchema folded(String name) {
        return new LedgerSchema(name, "classpath:db/following", WHOLE);
    }

    /** A module's own tables in a schema of folded ones, which is there already. */
    public static LedgerSchema beside(String folded, String location, String history) {
        return new LedgerSchema(folded, location, history);
    }

    /** Creates what is missing; refuses a database that a hand has changed. What a newer program has added stays. */
    public void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(name)
                .defaultSchema(name)
                .createSchemas(true)
                .locations(location)
                .table(history)
                .baselineOnMigrate(!history.equals(WHOLE))
                .baselineVersion("0")
                .validateOnMigrate(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
