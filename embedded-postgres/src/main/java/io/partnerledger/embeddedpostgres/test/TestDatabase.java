package io.partnerledger.embeddedpostgres.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A fresh database for a test, on the PostgreSQL that all tests of a build share.
 *
 * <p>PostgreSQL is stopped and its data removed when the build ends; close a database only to save room earlier.
 */
public final class TestDatabase implements AutoCloseable {

    /** An arbitrary number that is ours among PostgreSQL's advisory locks. */
    private static final int TEMPLATES = 0x7e57;

    private final TestPostgres postgres;
    private final String name;

    private TestDatabase(TestPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    /** A database with nothing in it. */
    public static TestDatabase empty() {
        return copyOf("template1");
    }

    /**
     * A copy of a template, which is migrated once per build; the same name must mean the same migrations in all
     * modules.
     */
    public static TestDatabase fromTemplate(String templateName, Consumer<DataSource> migrate) {
        String template = "template_" + templateName;
        if (!Shared.TEMPLATES.contains(template)) {
            provide(template, migrate);
            Shared.TEMPLATES.add(template);
        }
        return copyOf(template);
    }

    public String name() {
        return name;
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl(name);
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    /** Connections of the superuser, not pooled. */
    public DataSource dataSource() {
        return postgres.dataSource(name);
    }

    /** Drops the database, whoever is still connected. */
    @Override
    public void close() {
        onServer(statement -> statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quoted(name))));
    }

    private static TestDatabase copyOf(String template) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        onServer(statement -> statement.execute(
                "CREATE DATABASE %s TEMPLATE %s STRATEGY WAL_LOG".formatted(quoted(name), quoted(template))));
        return new TestDatabase(Shared.POSTGRES, name);
    }

    private static void provide(String template, Consumer<DataSource> migrate) {
        onServer(statement -> {
            Connection connection = statement.getConnection();
            // Held by the connection, hence until it is closed.
            try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(?, hashtext(?))")) {
                lock.setInt(1, TEMPLATES);
                lock.setString(2, template);
                lock.execute();
            }
            if (isComplete(connection, template)) {
                return;
            }
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quoted(template)));
            statement.execute("CREATE DATABASE %s STRATEGY WAL_LOG".formatted(quoted(template)));
            migrate.accept(Shared.POSTGRES.dataSource(template));
            // A database that someone is connected to can't be copied.
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(quoted(template)));
            evict(connection, template);
            statement.execute("ALTER DATABASE %s IS_TEMPLATE true".formatted(quoted(template)));
        });
    }

    private static boolean isComplete(Connection connection, String template) throws SQLException {
        try (PreparedStatement question =
                connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ? AND datistemplate")) {
            question.setString(1, template);
            try (ResultSet found = question.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void evict(Connection connection, String template) throws SQLException {
        try (PreparedStatement eviction = connection.prepareStatement(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = ?")) {
            eviction.setString(1, template);
            eviction.execute();
        }
    }

    private static void onServer(Work work) {
        try (Connection connection = Shared.POSTGRES.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            work.on(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    /** Made at the first use, once per JVM. */
    private static final class Shared {
        static final TestPostgres POSTGRES = TestPostgres.ofThisBuild();
        static final Set<String> TEMPLATES = ConcurrentHashMap.newKeySet();
    }
}
