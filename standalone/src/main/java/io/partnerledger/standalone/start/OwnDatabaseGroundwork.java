package io.partnerledger.standalone.start;

import io.partnerledger.standalone.start.StartOptions.OwnDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that is there already; keys that the environment doesn't give are kept in the data folder. */
final class OwnDatabaseGroundwork implements Groundwork {

    /** The oldest that is still maintained by its makers for a while. */
    private static final int OLDEST_VERSION = 15;

    private static final String CONNECT_SECONDS = "10";

    private final OwnDatabase database;
    private final Path data;
    private boolean holdsALedger;
    private @Nullable Keys keys;

    private OwnDatabaseGroundwork(OwnDatabase database, Path data) {
        this.database = database;
        this.data = data;
    }

    /** @throws CannotStart if the database can't be used */
    static OwnDatabaseGroundwork on(OwnDatabase database, Path data) {
        OwnDatabaseGroundwork groundwork = new OwnDatabaseGroundwork(database, data);
        groundwork.tryDatabase();
        return groundwork;
    }

    private void tryDatabase() {
        Properties properties = new Properties();
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password());
        }
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        try (Connection connection = DriverManager.getConnection(database.url(), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart(
                        "The database %s is PostgreSQL %d and the ledger needs %d or newer: name another one."
                                .formatted(addressOnly(), version, OLDEST_VERSION));
            }
            holdsALedger = holdsALedger(connection);
        } catch (SQLException unreachable) {
            throw new CannotStart(
                    "The database %s can't be used (%s): start or mend it, or name another one with --database."
                            .formatted(addressOnly(), oneLine(unreachable)),
                    unreachable);
        }
    }

    private static boolean holdsALedger(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('events.event') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The parameters may hold a password. */
    private String addressOnly() {
        return database.url().replaceFirst("\\?.*", "");
    }

    private static String oneLine(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(Keys.NAMES);
        names.addAll(Set.of("ledger.database.url", "ledger.database.username", "ledger.database.password"));
        return names;
    }

    @Override
    public String value(String name) {
        return switch (name) {
            case "ledger.database.url" -> database.url();
            case "ledger.database.username" -> Objects.requireNonNullElse(database.user(), "");
            case "ledger.database.password" -> Objects.requireNonNullElse(database.password(), "");
            default -> Objects.requireNonNull(keys().values().get(name));
        };
    }

    /** Only when asked for: who gives all keys in the environment needs no folder. */
    private synchronized Keys keys() {
        Keys known = keys;
        if (known == null) {
            try {
                Files.createDirectories(data);
                Optional<Keys> kept = Keys.in(data);
                if (kept.isEmpty() && holdsALedger) {
                    throw new CannotStart(
                            "The keys of the ledger in %s are missing: put %s back, or give them in the environment."
                                    .formatted(addressOnly(), Keys.file(data)));
                }
                known = kept.isPresent() ? kept.get() : Keys.madeFor(data);
            } catch (IOException failure) {
                throw new CannotStart(
                        "The keys can't be kept in %s (%s): name another folder with --data.".formatted(data, failure),
                        failure);
            }
            keys = known;
        }
        return known;
    }

    @Override
    public String description() {
        return addressOnly();
    }

    @Override
    public void close() {
        // The database isn't ours to stop.
    }
}
