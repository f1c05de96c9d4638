package io.partnerledger.embeddedpostgres;

import static io.partnerledger.embeddedpostgres.Sql.execute;
import static io.partnerledger.embeddedpostgres.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    /** Stopped and whole after each test; those that would spoil it take a copy. */
    private static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare(@TempDir Path shared) throws Exception {
        data = PreparedData.in(shared).toRealPath();
    }

    @Test
    void what_is_written_before_a_stop_is_there_after_the_next_start() throws SQLException {
        Path made = folder.resolve("made/on/demand");
        try (LocalPostgres postgres = LocalPostgres.on(made).start()) {
            postgres.createDatabaseIfAbsent("ledger");
            execute(postgres.dataSource("ledger"), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (LocalPostgres postgres = LocalPostgres.on(made).start()) {
            postgres.createDatabaseIfAbsent("ledger");
            assertThat(query(postgres.dataSource("ledger"), "SELECT answer FROM kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void begun_anew_it_has_nothing_of_before_but_is_not_begun_while_another_is_at_work() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            postgres.createDatabaseIfAbsent("ledger");
            assertThatThrownBy(() -> LocalPostgres.on(data).anew().start()).isInstanceOf(DataFolderInUse.class);
            assertThat(query(postgres.dataSource("ledger"), "SELECT 1")).isEqualTo("1");
        }
        try (LocalPostgres postgres = LocalPostgres.on(data).anew().start()) {
            assertThat(query(
                            postgres.dataSource("postgres"),
                            "SELECT count(*) FROM pg_database WHERE datname = 'ledger'"))
                    .isEqualTo("0");
        }
        assertThat(data).isDirectoryNotContaining("glob:**/postgres.unfinished*");
    }

    @Test
    void a_closed_postgres_is_gone_and_closing_it_again_changes_nothing() throws Exception {
        LocalPostgres postgres = LocalPostgres.on(data).start();
        long pid = postmasterOf(data).orElseThrow().pid();

        postgres.close();
        postgres.close();

        assertThat(postmasterOf(data)).isEmpty();
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    @Test
    void a_second_start_on_the_same_data_is_refused_and_does_not_loosen_the_lock_of_the_first() throws Exception {
        try (LocalPostgres first = LocalPostgres.on(data).start()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> LocalPostgres.on(data).start())
                        .isInstanceOf(DataFolderInUse.class)
                        .hasMessage(
                                "The data folder %s is in use by process %d: stop that one first, or name another folder.",
                                data, ProcessHandle.current().pid());
            }
            try (ChildJvm another = ChildJvm.running(LedgerProgram.class, List.of(), data.toString())) {
                assertThat(another.told())
                        .contains("in use by process " + ProcessHandle.current().pid());
            }
            assertThat(query(first.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void data_held_by_another_program_are_refused_and_what_it_leaves_when_killed_is_mended() throws Exception {
        long orphan;
        try (ChildJvm program = ChildJvm.running(LedgerProgram.class, List.of(), data.toString())) {
            orphan = Long.parseLong(program.told().split(" ")[0]);
            assertThatThrownBy(() -> LocalPostgres.on(data).start())
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("in use by process " + program.pid());
            program.kill();
        }
        assertThat(postmasterOf(data)).hasValueSatisfying(left -> {
            assertThat(left.pid()).isEqualTo(orphan);
            assertThat(left.lives()).isTrue();
        });

        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            assertThat(query(postgres.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
            assertThat(postmasterOf(data))
                    .hasValueSatisfying(anew -> assertThat(anew.pid()).isNotEqualTo(orphan));
        }
    }

    @Test
    void postgres_ends_with_its_program_if_asked_to() throws Exception {
        try (ChildJvm program = ChildJvm.running(LedgerProgram.class, List.of(), data.toString())) {
            assertThat(postmasterOf(data)).isPresent();
            program.finish();
        }
        assertThat(postmasterOf(data)).isEmpty();
    }

    @Test
    void a_pid_file_whose_process_is_dead_does_not_stand_in_the_way() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        leavePidFile(data, dead.pid());

        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            assertThat(query(postgres.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_process_that_merely_got_the_number_of_a_former_postmaster_is_left_alone() throws Exception {
        Process unrelated = new ProcessBuilder("sleep", "600").start();
        leavePidFile(data, unrelated.pid());

        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            assertThat(query(postgres.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroy();
        }
    }

    @Test
    void the_postmaster_of_other_data_is_left_alone() throws Exception {
        Path others = PreparedData.in(folder);
        try (LocalPostgres other = LocalPostgres.on(others).start()) {
            leavePidFile(data, postmasterOf(others).orElseThrow().pid());
            try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
                assertThat(query(postgres.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
                assertThat(query(other.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void files_that_were_not_finished_are_made_anew_with_a_password_of_their_own() throws Exception {
        Path unfinished = Files.createDirectories(folder.resolve("data/postgres.unfinished-1/postgres"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        Files.writeString(unfinished.resolveSibling("password"), "half");

        try (LocalPostgres postgres = LocalPostgres.on(folder.resolve("data")).start()) {
            assertThat(query(postgres.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
            assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**/postgres.unfinished*");
            assertThat(postgres.password())
                    .hasSizeGreaterThanOrEqualTo(32)
                    .isNotEqualTo(Files.readString(data.resolve("postgres/partner-ledger.password")));
        }
    }

    @Test
    void settings_are_as_asked_and_those_that_keep_data_safe_as_promised() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.on(data)
                .settings(Map.of("shared_buffers", "32MB", "max_connections", "33", "application_name", "it's \\ ours"))
                .start()) {
            Map.ofEntries(
                            Map.entry("shared_buffers", "32MB"),
                            Map.entry("max_connections", "33"),
                            Map.entry("fsync", "on"),
                            Map.entry("synchronous_commit", "on"),
                            Map.entry("full_page_writes", "on"),
                            Map.entry("data_checksums", "on"),
                            Map.entry("listen_addresses", "127.0.0.1"),
                            Map.entry("unix_socket_directories", ""),
                            Map.entry("server_encoding", "UTF8"),
                            Map.entry("log_timezone", "UTC"))
                    .forEach((name, value) ->
                            assertThat(shown(postgres, name)).as(name).isEqualTo(value));
            assertThat(query(
                            postgres.dataSource("postgres"),
                            "SELECT setting FROM pg_file_settings WHERE name = 'application_name'"))
                    .isEqualTo("it's \\ ours");
            assertThat(query(
                            postgres.dataSource("postgres"),
                            "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'postgres'"))
                    .isEqualTo("bC.UTF-8");
            // SHOW would tell what the driver has set for its session.
            assertThat(query(
                            postgres.dataSource("postgres"),
                            "SELECT setting FROM pg_file_settings WHERE name = 'timezone' AND applied"))
                    .isEqualTo("UTC");
        }
    }

    @Test
    void a_setting_that_keeps_data_safe_is_not_to_be_chosen() {
        for (String name : List.of("fsync", "full_page_writes", "listen_addresses", "port", "no setting\n")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LocalPostgres.on(folder).setting(name, "off"));
        }
    }

    @Test
    void data_that_would_not_be_kept_safe_are_not_served() throws Exception {
        Path copy = PreparedData.in(folder);
        try (LocalPostgres postgres = LocalPostgres.on(copy).start()) {
            execute(postgres.dataSource("postgres"), "ALTER SYSTEM SET fsync = off");
        }

        assertThatThrownBy(() -> LocalPostgres.on(copy).start())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessage(
                        "PostgreSQL runs with fsync = 'off' instead of 'on': take that line out of %s and start again.",
                        copy.resolve("postgres/postgresql.auto.conf"));
        assertThat(postmasterOf(copy)).isEmpty();

        Files.writeString(copy.resolve("postgres/postgresql.auto.conf"), "");
        LocalPostgres.on(copy).start().close();
    }

    @Test
    void a_setting_postgres_does_not_know_is_told_in_its_own_words() throws Exception {

        assertThatThrownBy(() -> LocalPostgres.on(data)
                        .setting("shared_buffers", "plenty")
                        .start())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("PostgreSQL did not start on " + data)
                .hasMessageContaining("partner-ledger.conf");
    }

    @Test
    void nobody_comes_in_without_the_password() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            String url = postgres.jdbcUrl("postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", null))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("SCRAM");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            DriverManager.getConnection(url, postgres.superuser(), postgres.password())
                    .close();
        }
        Path password = data.resolve("postgres/partner-ledger.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void nothing_but_this_machine_reaches_it() throws Exception {
        List<InetAddress> outward = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeThat(outward).isNotEmpty();
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            for (InetAddress address : outward) {
                assertThatThrownBy(() -> reach(address, postgres.port()))
                        .as("%s", address)
                        .isInstanceOf(ConnectException.class);
            }
            reach(InetAddress.getByName("127.0.0.1"), postgres.port());
        }
    }

    @Test
    void a_port_taken_just_before_the_start_is_exchanged_for_another() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Iterator<Integer> choice = List.of(taken.getLocalPort(), 0).iterator();
            Start.Ports ports = () -> {
                int port = choice.next();
                return port == 0 ? Start.Ports.FREE.next() : port;
            };
            try (LocalPostgres postgres = LocalPostgres.on(data).ports(ports).start()) {
                assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @Test
    void a_port_that_was_asked_for_and_is_taken_is_told() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThatThrownBy(() -> LocalPostgres.on(data).port(port).start())
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessage("Port %d is taken by another program: stop that one, or choose another port.", port);
        }
        try (LocalPostgres postgres = LocalPostgres.on(data).port(port).start()) {
            assertThat(postgres.port()).isEqualTo(port);
        }
    }

    @Test
    void data_of_another_major_version_are_refused() throws Exception {
        Path copy = PreparedData.in(folder);
        Files.writeString(copy.resolve("postgres/PG_VERSION"), "14\n");

        assertThatThrownBy(() -> LocalPostgres.on(copy).start())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("is of PostgreSQL 14 and this is PostgreSQL 18");
    }

    @Test
    void a_lost_password_is_told() throws Exception {
        Path copy = PreparedData.in(folder);
        Files.delete(copy.resolve("postgres/partner-ledger.password"));

        assertThatThrownBy(() -> LocalPostgres.on(copy).start())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("put %s back", copy.resolve("postgres/partner-ledger.password"));
    }

    private static void reach(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }

    private static String shown(LocalPostgres postgres, String setting) {
        try {
            return query(postgres.dataSource("postgres"), "SHOW " + setting);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void leavePidFile(Path data, long pid) throws IOException {
        Path cluster = data.resolve("postgres");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  2163010         4\nready   \n".formatted(pid, cluster));
    }

    private static Optional<Postmaster> postmasterOf(Path data) throws IOException {
        return Postmaster.of(data.toRealPath().resolve("postgres"));
    }
}
