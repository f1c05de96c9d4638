package io.partnerledger.events;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.schema.LedgerSchema;

/** A database of one's own with the schemas of this module. */
public final class EventsDatabase {

    private EventsDatabase() {}

    public static HikariDataSource fresh() {
        TestDatabase database = TestDatabase.fromTemplate("events", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.KEYS.migrate(owner);
            LedgerSchema.folded("views").migrate(owner);
        });
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }
}
