package io.partnerledger.events.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One schema of the ledger's database, brought up to date by its own migrations. */
public record LedgerSchema(String name, String location) {

    public static final LedgerSchema EVENTS = new LedgerSchema("events", "classpath:db/events");
    public static final LedgerSchema KEYS = new LedgerSchema("keys", "classpath:db/keys");

    /** A schema of folded tables: the tables themselves are the projections' own matter. */
    public static LedgerSchema folded(String name) {
        return new LedgerSchema(name, "classpath:db/following");
    }

    /** Creates what is missing; refuses a database that a newer program, or a hand, has changed. */
    public void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(name)
                .defaultSchema(name)
                .createSchemas(true)
                .locations(location)
                .table("schema_version")
                .validateOnMigrate(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
