package io.partnerledger.events;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The ledger's PostgreSQL: one small pool of connections for each kind of work, so that none starves another. */
public final class LedgerDatabase implements AutoCloseable {

    private final LedgerDatabaseProperties properties;
    private final List<HikariDataSource> pools = new ArrayList<>();

    public LedgerDatabase(LedgerDatabaseProperties properties) {
        this.properties = properties;
    }

    /** A new pool for one kind of work. */
    public synchronized DataSource pool(String work, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(work);
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("ApplicationName", "partner-ledger " + work);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // PostgreSQL's detail is the row it refuses, which belongs into no log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    @Override
    public synchronized void close() {
        pools.forEach(HikariDataSource::close);
    }
}
