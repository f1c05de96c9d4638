package io.partnerledger.directory;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.schema.LedgerSchema;

/** A database of one's own with the event store and the schema of the directory. */
final class DirectoryDatabase {

    private DirectoryDatabase() {}

    static HikariDataSource fresh() {
        TestDatabase database = TestDatabase.fromTemplate("partner_directory", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            LedgerSchema.folded(DirectoryProjection.SCHEMA).migrate(owner);
        });
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }
}
