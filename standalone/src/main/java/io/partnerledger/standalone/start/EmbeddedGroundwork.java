package io.partnerledger.standalone.start;

import io.partnerledger.embeddedpostgres.LocalPostgres;
import io.partnerledger.embeddedpostgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of our own on the data folder, with the keys beside it. */
final class EmbeddedGroundwork implements Groundwork {

    private static final String DATABASE = "ledger";

    /** Never the superuser: what the program may not do, whoever gets hold of it may not do either. */
    private static final String OWNER = "ledger_owner";

    private final Path data;
    private final boolean fresh;
    private final FutureTask<Map<String, String>> work = new FutureTask<>(this::lay);
    private final Thread worker = new Thread(work, "groundwork");
    private volatile @Nullable LocalPostgres postgres;

    private EmbeddedGroundwork(Path data, boolean fresh) {
        this.data = data;
        this.fresh = fresh;
    }

    static EmbeddedGroundwork begin(Path data, boolean fresh) {
        EmbeddedGroundwork groundwork = new EmbeddedGroundwork(data, fresh);
        groundwork.worker.start();
        return groundwork;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(Keys.NAMES);
        names.addAll(Set.of(
                "ledger.database.url",
                "ledger.database.username",
                "ledger.database.password",
                "ledger.sole-writer",
                "ledger.node"));
        return names;
    }

    @Override
    public String value(String name) {
        return switch (name) {
            // The data folder is locked, so there is nobody else, and what a killed run had claimed is ours.
            case "ledger.sole-writer" -> "true";
            case "ledger.node" -> "standalone";
            case "ledger.database.username" -> OWNER;
            default -> laid().get(name);
        };
    }

    private Map<String, String> laid() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException whileWaiting) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw sentenceFor(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private CannotStart sentenceFor(Throwable failure) {
        if (failure instanceof CannotStart sentence) {
            return sentence;
        }
        if (failure instanceof PostgresUnavailable unavailable) {
            return new CannotStart(String.valueOf(unavailable.getMessage()), unavailable);
        }
        return new CannotStart("The data in %s can't be used: %s.".formatted(data, failure), failure);
    }

    private Map<String, String> lay() throws IOException, SQLException {
        LocalPostgres.Launch launch = LocalPostgres.on(data);
        if (fresh) {
            requireOurs();
            launch.anew();
        }
        LocalPostgres started = launch.start();
        postgres = started;
        try (Connection connection = started.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            boolean known = exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
            Keys keys = keys(known);
            if (!known) {
                makeDatabase(statement, keys.values().get(Keys.DATABASE));
            }
            Map<String, String> values = new HashMap<>(keys.values());
            values.put("ledger.database.url", started.jdbcUrl(DATABASE));
            return Map.copyOf(values);
        }
    }

    private void requireOurs() throws IOException {
        if (!Files.exists(data) || Files.exists(data.resolve("postgres")) || Files.exists(Keys.file(data))) {
            return;
        }
        try (Stream<Path> inside = Files.list(data)) {
            Optional<Path> foreign = inside.filter(
                            path -> !path.getFileName().toString().startsWith("postgres."))
                    .findFirst();
            if (foreign.isPresent()) {
                throw new CannotStart(
                        "The folder %s holds no ledger but %s: --fresh leaves it alone, so name another folder with --data."
                                .formatted(data, foreign.get().getFileName()));
            }
        }
    }

    /** Without its keys a ledger can't be read, and new ones would only hide that. */
    private Keys keys(boolean databaseKnown) throws IOException {
        if (fresh) {
            Files.deleteIfExists(Keys.file(data));
        }
        Optional<Keys> kept = Keys.in(data);
        if (kept.isEmpty() && databaseKnown) {
            throw new CannotStart("The keys of the data are missing: put %s back, or begin anew with --fresh."
                    .formatted(Keys.file(data)));
        }
        return kept.isPresent() ? kept.get() : Keys.madeFor(data);
    }

    private static void makeDatabase(Statement statement, String password) throws SQLException {
        boolean known = exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + OWNER + "'");
        statement.execute((known ? "ALTER" : "CREATE") + " ROLE " + OWNER + " LOGIN PASSWORD "
                + statement.enquoteLiteral(password));
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
    }

    private static boolean exists(Statement statement, String question) throws SQLException {
        try (ResultSet found = statement.executeQuery(question)) {
            return found.next();
        }
    }

    @Override
    public String description() {
        LocalPostgres running = postgres;
        return running == null
                ? data.toString()
                : "%s (PostgreSQL on port %d)".formatted(data.toAbsolutePath().normalize(), running.port());
    }

    @Override
    public void close() {
        worker.interrupt();
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException whileWaiting) {
                interrupted = true;
            }
        }
        LocalPostgres running = postgres;
        if (running != null) {
            running.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
