package io.partnerledger.embeddedpostgres;

import static io.partnerledger.embeddedpostgres.Sql.execute;
import static io.partnerledger.embeddedpostgres.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only root can give data to others and take them back. */
class AccountTest {

    private static final int ROOT = 0;
    private static final int DAEMON = 1;

    @TempDir
    Path folder;

    @BeforeEach
    void only_root_can_play_all_parts() {
        assumeThat(new UnixSystem().getUid()).isZero();
    }

    @Test
    void data_of_another_user_are_refused_with_the_command_that_mends_it() throws Exception {
        Path data = PreparedData.in(folder);
        new Tree(data).giveTo(DAEMON, DAEMON);

        assertThatThrownBy(() -> LocalPostgres.on(data).start())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessage(
                        "The data in %s belongs to daemon: start as that user, or make it yours with `sudo chown -R $(id -un) %s`.",
                        data, data);

        new Tree(data).giveTo(ROOT, ROOT);
        LocalPostgres.on(data).start().close();
    }

    @Test
    void where_namespaces_are_forbidden_root_data_go_to_an_unprivileged_account_for_good() throws Exception {
        letOthersIn();
        Path data = PreparedData.in(folder);
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            execute(postgres.dataSource("postgres"), "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (LocalPostgres postgres =
                LocalPostgres.on(data).withoutUserNamespaces().start()) {
            assertThat(answer(postgres)).isEqualTo("42");
            assertThat(ownerOfPostmaster(data)).isEqualTo("nobody");
        }
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            assertThat(answer(postgres)).isEqualTo("42");
            assertThat(ownerOfPostmaster(data)).isEqualTo("nobody");
        }
    }

    @Test
    void new_data_are_prepared_by_the_unprivileged_account() throws Exception {
        letOthersIn();
        Path data = folder.resolve("data");

        try (LocalPostgres postgres =
                LocalPostgres.on(data).withoutUserNamespaces().start()) {
            assertThat(query(postgres.dataSource("postgres"), "SELECT 1")).isEqualTo("1");
            assertThat(ownerOfPostmaster(data)).isEqualTo("nobody");
            assertThat(data).isDirectoryNotContaining("glob:**/postgres.unfinished*");
        }
    }

    @Test
    void root_is_sent_elsewhere_when_no_other_account_reaches_the_data() {
        Path data = folder.resolve("data");

        assertThatThrownBy(() -> LocalPostgres.on(data).withoutUserNamespaces().start())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("PostgreSQL refuses to run as root")
                .hasMessageContaining("--database jdbc:");
    }

    private void letOthersIn() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String answer(LocalPostgres postgres) throws SQLException {
        return query(postgres.dataSource("postgres"), "SELECT answer FROM kept");
    }

    private static String ownerOfPostmaster(Path data) throws IOException {
        long pid = Postmaster.of(data.toRealPath().resolve("postgres"))
                .orElseThrow()
                .pid();
        return Files.getOwner(Path.of("/proc", Long.toString(pid))).getName();
    }
}
