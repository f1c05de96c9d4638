package io.partnerledger.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL of one's own: its data in a folder, reachable from this machine only, with a password.
 *
 * <p>It outlives this program if it isn't closed; the next start on the same folder stops it and starts anew.
 */
public final class LocalPostgres implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(LocalPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataFolder folder;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Thread hook;

    LocalPostgres(DataFolder folder, int port, String password) {
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    /** Prepares a start on this data folder, which is made if it doesn't exist. */
    public static Launch on(Path dataFolder) {
        return new Launch(dataFolder);
    }

    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(HOST, port, database);
    }

    /** Connections of the superuser, not pooled. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {HOST});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setDatabaseName(database);
        dataSource.setUser(SUPERUSER);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Makes this database unless it is there already. */
    public void createDatabaseIfAbsent(String database) {
        try (Connection connection = dataSource("postgres").getConnection();
                PreparedStatement question =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
                Statement statement = connection.createStatement()) {
            question.setString(1, database);
            try (ResultSet found = question.executeQuery()) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
                }
            }
        } catch (SQLException failure) {
            throw new PostgresUnavailable(
                    "The database %s could not be made: %s".formatted(database, failure.getMessage()), failure);
        }
    }

    /** Ends all connections, stops PostgreSQL and waits for it. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        dropHook();
        boolean interrupted = Thread.interrupted();
        try (folder) {
            var postmaster = Postmaster.of(folder.cluster());
            if (postmaster.isPresent()) {
                postmaster.get().stop(PATIENCE);
            }
            log.info("PostgreSQL of {} has stopped", folder.path());
        } catch (IOException failure) {
            throw new PostgresUnavailable(
                    "PostgreSQL of %s could not be stopped: %s".formatted(folder.path(), failure.getMessage()),
                    failure);
        } catch (InterruptedException whileStopping) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void closeWhenJvmEnds() {
        Thread thread = new Thread(this::close, "stop PostgreSQL");
        hook = thread;
        Runtime.getRuntime().addShutdownHook(thread);
    }

    private void dropHook() {
        if (hook != null && hook != Thread.currentThread()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                log.debug("The JVM ends while PostgreSQL is being closed");
            }
        }
    }

    /** How to start a PostgreSQL. */
    public static final class Launch {

        private final Path dataFolder;
        private final Map<String, String> settings = new TreeMap<>();
        private int port;
        private boolean stopWhenJvmEnds;
        private boolean anew;
        private boolean namespacesWelcome = true;
        private Start.Ports ports = Start.Ports.FREE;
        private @Nullable Path cache;

        private Launch(Path dataFolder) {
            this.dataFolder = dataFolder;
        }

        /** This port, instead of any free one. */
        public Launch port(int wanted) {
            port = wanted;
            return this;
        }

        /** A setting of PostgreSQL as it would stand in {@code postgresql.conf}. */
        public Launch setting(String name, String value) {
            settings.put(Settings.checkedName(name), value);
            return this;
        }

        /** Settings of PostgreSQL as they would stand in {@code postgresql.conf}. */
        public Launch settings(Map<String, String> all) {
            all.forEach(this::setting);
            return this;
        }

        /** Stops PostgreSQL with the JVM, for programs that don't close it themselves in their own order. */
        public Launch stopWhenJvmEnds() {
            stopWhenJvmEnds = true;
            return this;
        }

        /** Gives up the data of former runs, unless another program is at work on them. */
        public Launch anew() {
            anew = true;
            return this;
        }

        /** Where PostgreSQL's programs are unpacked, instead of the user's own cache folder. */
        public Launch cache(Path folder) {
            cache = folder;
            return this;
        }

        Launch withoutUserNamespaces() {
            namespacesWelcome = false;
            return this;
        }

        Launch ports(Start.Ports choice) {
            ports = choice;
            return this;
        }

        /**
         * Starts PostgreSQL and waits until it answers.
         *
         * @throws DataFolderInUse if another program holds the data folder
         * @throws PostgresUnavailable if PostgreSQL can't run here
         */
        public LocalPostgres start() {
            int wanted = port;
            Start.Ports choice = wanted == 0 ? ports : Start.Ports.only(wanted);
            LocalPostgres postgres = new Start(dataFolder, settings, choice, namespacesWelcome, anew, cache).run();
            if (stopWhenJvmEnds) {
                postgres.closeWhenJvmEnds();
            }
            return postgres;
        }
    }
}
