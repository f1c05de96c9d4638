package io.partnerledger.standalone.golden;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.schema.LedgerSchema;
import java.util.Collection;

/** A store and the tables of projections, all empty. */
public final class GoldenDatabase {

    private GoldenDatabase() {}

    public static HikariDataSource prepared(Collection<Projection> projections) {
        TestDatabase database = TestDatabase.fromTemplate("golden", owner -> {
            LedgerSchema.EVENTS.migrate(owner);
            projections.stream()
                    .map(projection -> projection.shape().schema())
                    .distinct()
                    .forEach(schema -> LedgerSchema.folded(schema).migrate(owner));
            ProjectionTables tables = new ProjectionTables(owner);
            projections.forEach(tables::prepare);
        });
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setConnectionInitSql("set time zone 'UTC'");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
