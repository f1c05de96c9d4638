package io.partnerledger.embeddedpostgres.test;

import io.partnerledger.embeddedpostgres.LocalPostgres;
import io.partnerledger.embeddedpostgres.PostgresUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** The PostgreSQL that all test JVMs of one build share. */
record TestPostgres(int port, String user, String password) {

    private static final String PREFIX = "test-postgres-";
    private static final String CONNECTION = "connection.properties";

    /** Starts it if this JVM is the build's first to need it, else joins. */
    static TestPostgres ofThisBuild() {
        return of(Build.current());
    }

    static TestPostgres of(Build build) {
        try {
            Path parent = Files.createDirectories(build.folder()).toRealPath();
            Path folder = parent.resolve(PREFIX + build.process().pid());
            // One lock for the folder above: what former builds left there is swept by one JVM only.
            try (FileChannel file = FileChannel.open(
                            parent.resolve("test-postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                Optional<TestPostgres> running = joined(folder);
                if (running.isPresent()) {
                    return running.get();
                }
                sweep(parent, folder);
                return started(build, folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    DataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl(database));
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    private static Optional<TestPostgres> joined(Path folder) throws IOException {
        Path file = folder.resolve(CONNECTION);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        TestPostgres postgres = new TestPostgres(
                Integer.parseInt(properties.getProperty("port")),
                properties.getProperty("user"),
                properties.getProperty("password"));
        try (Connection connection = postgres.dataSource("postgres").getConnection()) {
            return connection.isValid(5) ? Optional.of(postgres) : Optional.empty();
        } catch (SQLException failure) {
            // One that is merely full of connections is still needed by those who hold them.
            if (PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState().equals(failure.getSQLState())) {
                return Optional.empty();
            }
            throw new IllegalStateException("The tests' PostgreSQL answers, but not us", failure);
        }
    }

    private static TestPostgres started(Build build, Path folder) throws IOException {
        LocalPostgres local = LocalPostgres.on(folder.resolve("data"))
                .setting("shared_buffers", "128MB")
                .setting("max_connections", "200")
                .start();
        TestPostgres postgres = new TestPostgres(local.port(), local.superuser(), local.password());
        watch(build, folder);
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(postgres.port));
        properties.setProperty("user", postgres.user);
        properties.setProperty("password", postgres.password);
        Path unfinished = folder.resolve(CONNECTION + ".unfinished");
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, null);
        }
        Files.move(unfinished, folder.resolve(CONNECTION), StandardCopyOption.ATOMIC_MOVE);
        return postgres;
    }

    /** Removes what builds left that ended without their watchdog, and what doesn't answer of our own. */
    private static void sweep(Path parent, Path own) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "[0-9]*")) {
            for (Path folder : folders) {
                long pid = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
                if (folder.equals(own) || ProcessHandle.of(pid).isEmpty()) {
                    bury(folder);
                }
            }
        }
    }

    private static void bury(Path folder) throws IOException {
        try {
            runWatchdog("sh", "-c", script(), "watchdog", "", folder.toString()).waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("The start of the tests' PostgreSQL was interrupted.", interrupted);
        }
    }

    private static void watch(Build build, Path folder) throws IOException {
        runWatchdog(
                "sh", "-c", script(), "watchdog", Long.toString(build.process().pid()), folder.toString());
    }

    private static Process runWatchdog(String... command) throws IOException {
        // Maven waits for whoever holds the output of a test JVM.
        return new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String script() throws IOException {
        try (InputStream script = TestPostgres.class.getResourceAsStream("watchdog.sh")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
