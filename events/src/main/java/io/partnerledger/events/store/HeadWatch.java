package io.partnerledger.events.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Hears of what other nodes append, by {@code LISTEN}; looks itself once a second, should a notification be lost with
 * its connection.
 */
final class HeadWatch implements AutoCloseable {

    /** Held by whoever appends, until its commit; the number means nothing else. */
    static final long LOCK = 0x6c6564676572L;

    static final String CHANNEL = "partner_ledger_events";

    private static final Logger LOG = LoggerFactory.getLogger(HeadWatch.class);
    private static final Duration SAFETY_NET = Duration.ofSeconds(1);

    /** The driver can't be interrupted while it waits for notifications. */
    private static final Duration NOTICE_CLOSING = Duration.ofMillis(100);

    private final DataSource dataSource;
    private final StoreHead head;
    private final Thread watcher = new Thread(this::watch, "event-head-watch");
    private volatile boolean closed;

    HeadWatch(DataSource dataSource, StoreHead head) {
        this.dataSource = dataSource;
        this.head = head;
        head.reached(read());
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The position of the last event in the store, whoever wrote it. */
    long read() {
        try (Connection connection = dataSource.getConnection()) {
            return read(connection);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The event store can't be reached.", e);
        }
    }

    private static long read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(position), 0) from events.event")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void watch() {
        while (!closed) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(true);
                listenOn(connection);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.warn("Lost the notifications of new events; trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long looked = System.nanoTime();
        while (!closed) {
            PGNotification[] heard = postgres.getNotifications((int) NOTICE_CLOSING.toMillis());
            if (heard != null && heard.length > 0) {
                head.reached(Long.parseLong(heard[heard.length - 1].getParameter()));
            } else if (System.nanoTime() - looked > SAFETY_NET.toNanos()) {
                head.reached(read(connection));
                looked = System.nanoTime();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(SAFETY_NET.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
