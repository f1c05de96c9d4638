package io.partnerledger.embeddedpostgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One start of PostgreSQL, from the lock on the folder to the first answer. */
final class Start {

    private static final Logger log = LoggerFactory.getLogger(Start.class);
    private static final int ATTEMPTS = 5;
    private static final int MAJOR_VERSION = 18;
    private static final String CONFIGURATION = "partner-ledger.conf";

    private final Path dataFolder;
    private final Settings settings;
    private final Ports ports;
    private final boolean namespacesWelcome;
    private final boolean anew;
    private final @Nullable Path cache;

    Start(
            Path dataFolder,
            Map<String, String> settings,
            Ports ports,
            boolean namespacesWelcome,
            boolean anew,
            @Nullable Path cache) {
        this.dataFolder = dataFolder;
        this.settings = new Settings(Map.copyOf(settings));
        this.ports = ports;
        this.namespacesWelcome = namespacesWelcome;
        this.anew = anew;
        this.cache = cache;
    }

    LocalPostgres run() {
        DataFolder folder = null;
        try {
            folder = DataFolder.locked(dataFolder);
            return start(folder);
        } catch (PostgresUnavailable unavailable) {
            throw released(folder, unavailable);
        } catch (IOException | RuntimeException failure) {
            throw released(
                    folder,
                    new PostgresUnavailable(
                            "PostgreSQL could not be started on %s: %s".formatted(dataFolder, reason(failure)),
                            failure));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw released(
                    folder,
                    new PostgresUnavailable(
                            "The start of PostgreSQL on %s was interrupted.".formatted(dataFolder), interrupted));
        }
    }

    private LocalPostgres start(DataFolder folder) throws IOException, InterruptedException {
        Path cluster = folder.cluster();
        Account account = Account.serving(folder.path(), cluster, namespacesWelcome);
        mendFormerRun(cluster);
        if (anew && Files.exists(cluster)) {
            // Never a cluster that is half deleted: without its name it is one more that was not finished.
            Files.move(
                    cluster, folder.newUnfinishedCluster().root().resolve("postgres"), StandardCopyOption.ATOMIC_MOVE);
        }
        folder.deleteUnfinishedClusters();
        Binaries binaries = binaries(folder, account);
        if (!Files.exists(cluster)) {
            initialize(folder, account, binaries);
        }
        verifyVersion(cluster);
        if (Tree.ownerOf(cluster) != account.uid()) {
            account.own(cluster);
        }
        String password = password(folder);
        int port = launch(folder, account, binaries);
        LocalPostgres postgres = new LocalPostgres(folder, port, password);
        try (Connection connection = postgres.dataSource("postgres").getConnection()) {
            Settings.verify(connection, cluster);
        } catch (SQLException | RuntimeException refused) {
            stop(cluster, refused);
            throw refused instanceof PostgresUnavailable unavailable
                    ? unavailable
                    : new PostgresUnavailable(
                            "PostgreSQL of %s doesn't let us in: %s".formatted(folder.path(), refused.getMessage()),
                            refused);
        }
        log.info("PostgreSQL serves {} on port {}", folder.path(), port);
        return postgres;
    }

    private static void mendFormerRun(Path cluster) throws IOException, InterruptedException {
        Optional<Postmaster> former = Postmaster.of(cluster);
        if (former.isEmpty()) {
            return;
        }
        if (former.get().lives()) {
            log.info(
                    "Stopping PostgreSQL (process {}), left by a former run",
                    former.get().pid());
            former.get().stop(Duration.ofSeconds(15));
        } else if (ProcessHandle.of(former.get().pid()).isPresent()) {
            former.get().disown();
        }
    }

    private Binaries binaries(DataFolder folder, Account account) throws IOException, InterruptedException {
        if (cache != null) {
            return Binaries.unpackedIn(cache);
        }
        Path beside = folder.path().resolve("binaries");
        // Another account can't look into this user's home.
        if (!account.self()) {
            return Binaries.unpackedIn(beside);
        }
        String base = System.getenv("XDG_CACHE_HOME");
        Path own = (base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base))
                .resolve("partner-ledger");
        try {
            Files.createDirectories(own);
            if (Tree.ownerOf(own) == account.uid()) {
                return Binaries.unpackedIn(own.toRealPath());
            }
        } catch (FileSystemException homeless) {
            log.debug("No cache folder at home: {}", homeless.getMessage());
        }
        return Binaries.unpackedIn(beside);
    }

    /** The cluster gets its name only when it is complete: whatever else is there was killed half way. */
    private void initialize(DataFolder folder, Account account, Binaries binaries)
            throws IOException, InterruptedException {
        Tree unfinished = folder.newUnfinishedCluster();
        Path made = Files.createDirectories(unfinished.root().resolve("postgres"));
        Path password = unfinished.root().resolve("password");
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, newPassword());
        account.own(unfinished.root());
        log.info("Preparing a new PostgreSQL in {}", folder.path());
        Process initdb = account.command(
                        folder.path(),
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + made,
                                "--username=" + LocalPostgres.SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--no-instructions"))
                .start();
        initdb.getOutputStream().close();
        String output = new String(initdb.getInputStream().readAllBytes(), UTF_8);
        if (initdb.waitFor() != 0) {
            throw new PostgresUnavailable(
                    "PostgreSQL could not prepare its files in %s (%s): mend that, or name a database of yours with --database jdbc:…"
                            .formatted(folder.path(), complaint(output)));
        }
        Files.move(password, made.resolve(folder.password().getFileName()));
        include(made.resolve("postgresql.conf"));
        Files.move(made, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        unfinished.delete();
    }

    private static void include(Path configuration) throws IOException {
        try (FileChannel file = FileChannel.open(configuration, StandardOpenOption.APPEND)) {
            file.write(UTF_8.encode("include '" + CONFIGURATION + "'\n"));
            file.force(true);
        }
    }

    private static void verifyVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "no known version";
        if (!version.equals(Integer.toString(MAJOR_VERSION))) {
            throw new PostgresUnavailable(
                    "The data in %s is of PostgreSQL %s and this is PostgreSQL %d: move it over with pg_dump of that version, or name another folder."
                            .formatted(cluster, version, MAJOR_VERSION));
        }
    }

    private static String password(DataFolder folder) throws IOException {
        try {
            return Files.readString(folder.password()).strip();
        } catch (NoSuchFileException lost) {
            throw new PostgresUnavailable(
                    "The password of the database is missing: put %s back.".formatted(folder.password()), lost);
        }
    }

    private int launch(DataFolder folder, Account account, Binaries binaries) throws IOException, InterruptedException {
        Path serverLog = folder.cluster().resolve("server.log");
        String complaint = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ports.next();
            Path configuration = folder.cluster().resolve(CONFIGURATION);
            settings.write(configuration, port);
            account.own(configuration);
            if (Files.exists(serverLog)) {
                Files.move(
                        serverLog, serverLog.resolveSibling("server.former.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (answers(folder, account, binaries, port, serverLog)) {
                return port;
            }
            complaint = complaint(Files.exists(serverLog) ? Files.readString(serverLog) : "");
            if (complaint.contains("shared memory")) {
                // Children of a killed postmaster take a moment to notice.
                TimeUnit.MILLISECONDS.sleep(500);
            } else if (Ports.isFree(port) && !complaint.contains("TCP/IP socket")) {
                break;
            } else if (ports.fixed()) {
                throw new PostgresUnavailable(
                        "Port %d is taken by another program: stop that one, or choose another port.".formatted(port));
            }
        }
        throw new PostgresUnavailable(
                "PostgreSQL did not start on %s: %s (more in %s).".formatted(folder.path(), complaint, serverLog));
    }

    private static boolean answers(DataFolder folder, Account account, Binaries binaries, int port, Path serverLog)
            throws IOException, InterruptedException {
        Path cluster = folder.cluster();
        long former = Postmaster.of(cluster).map(Postmaster::pid).orElse(0L);
        // pg_ctl puts the server into a session of its own, so that Ctrl-C reaches this program alone.
        Process pgCtl = account.command(
                        folder.path(),
                        List.of(
                                binaries.program("pg_ctl"),
                                "start",
                                "--wait",
                                "--timeout=600",
                                "--pgdata=" + cluster,
                                "--log=" + serverLog))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (true) {
                // pg_ctl looks only every 100 ms.
                Optional<Postmaster> postmaster = Postmaster.of(cluster);
                if (postmaster
                        .filter(found -> found.ready() && found.pid() != former && found.port() == port)
                        .isPresent()) {
                    return true;
                }
                if (pgCtl.waitFor(20, TimeUnit.MILLISECONDS)) {
                    return pgCtl.exitValue() == 0;
                }
            }
        } catch (InterruptedException interrupted) {
            pgCtl.waitFor();
            stop(cluster, interrupted);
            throw interrupted;
        }
    }

    private static void stop(Path cluster, Exception reason) {
        try {
            Optional<Postmaster> postmaster = Postmaster.of(cluster);
            if (postmaster.isPresent()) {
                postmaster.get().stop(Duration.ofSeconds(15));
            }
        } catch (IOException | PostgresUnavailable failure) {
            reason.addSuppressed(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static PostgresUnavailable released(@Nullable DataFolder folder, PostgresUnavailable unavailable) {
        if (folder != null) {
            try {
                folder.close();
            } catch (IOException failure) {
                unavailable.addSuppressed(failure);
            }
        }
        return unavailable;
    }

    private static String newPassword() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The last line that names a failure, else the last one. */
    private static String complaint(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((first, later) -> later)
                .or(() -> lines.stream().reduce((first, later) -> later))
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|error): *", ""))
                .orElse("it gave no reason");
    }

    private static String reason(Exception failure) {
        return failure instanceof FileSystemException
                ? failure.getClass().getSimpleName().replace("Exception", "") + " " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }

    /** The ports to try. */
    interface Ports {

        Ports FREE = Ports::anyFree;

        int next() throws IOException;

        default boolean fixed() {
            return false;
        }

        static Ports only(int port) {
            return new Ports() {
                @Override
                public int next() {
                    return port;
                }

                @Override
                public boolean fixed() {
                    return true;
                }
            };
        }

        static boolean isFree(int port) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException taken) {
                return false;
            }
        }

        private static int anyFree() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
