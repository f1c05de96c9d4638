package io.partnerledger.embeddedpostgres.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.partnerledger.embeddedpostgres.ChildJvm;
import io.partnerledger.embeddedpostgres.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDatabaseTest {

    @Test
    void a_template_is_migrated_once_and_every_database_is_a_fresh_copy_of_it() throws SQLException {
        AtomicInteger migrations = new AtomicInteger();
        TestDatabase first = TestDatabase.fromTemplate("copied", database -> migrate(database, migrations));
        TestDatabase second = TestDatabase.fromTemplate("copied", database -> migrate(database, migrations));

        Sql.execute(first.dataSource(), "INSERT INTO kept VALUES (1)");

        assertThat(migrations).hasValue(1);
        assertThat(rows(first)).isEqualTo("1");
        assertThat(rows(second)).isEqualTo("0");
    }

    @Test
    void a_template_whose_migration_failed_is_made_anew() throws SQLException {
        assertThatThrownBy(() -> TestDatabase.fromTemplate("failed", database -> {
                    migrate(database, new AtomicInteger());
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        TestDatabase mended = TestDatabase.fromTemplate("failed", database -> migrate(database, new AtomicInteger()));

        assertThat(rows(mended)).isEqualTo("0");
    }

    @Test
    void a_migration_may_leave_its_connections_open() throws SQLException {
        Connection[] left = new Connection[1];
        TestDatabase database = TestDatabase.fromTemplate("left-open", template -> {
            migrate(template, new AtomicInteger());
            left[0] = connection(template);
        });

        assertThat(rows(database)).isEqualTo("0");
        assertThat(left[0].isValid(1)).isFalse();
    }

    @Test
    void a_closed_database_is_gone_even_while_someone_is_connected() throws SQLException {
        TestDatabase database = TestDatabase.empty();
        try (Connection connected = database.dataSource().getConnection()) {
            database.close();
            assertThat(connected.isValid(1)).isFalse();
        }
        assertThatThrownBy(() -> connection(database.dataSource())).hasMessageContaining("does not exist");
    }

    @Test
    void the_test_jvms_of_one_build_share_one_postgres() throws Exception {
        try (ChildJvm another = ChildJvm.running(
                TestingProgram.class,
                List.of("-Dpartnerledger.build.directory="
                        + System.getProperty("partnerledger.build.directory", "")))) {
            if (Build.current().process().equals(ProcessHandle.current())) {
                assertThat(another.told()).as("no build around us").isNotBlank();
            } else {
                assertThat(withoutDatabase(another.told()))
                        .isEqualTo(withoutDatabase(TestDatabase.empty().jdbcUrl()));
            }
        }
    }

    @Test
    void when_the_build_is_gone_so_is_its_postgres_and_the_next_one_sweeps_what_was_left(@TempDir Path folder)
            throws Exception {
        Process formerBuild = new ProcessBuilder("true").start();
        formerBuild.waitFor();
        Path left = Files.createDirectories(folder.resolve("test-postgres-" + formerBuild.pid() + "/data"));

        Path own;
        try (ChildJvm build = ChildJvm.running(TestingProgram.class, List.of("-Djava.io.tmpdir=" + folder))) {
            own = folder.resolve("test-postgres-" + build.pid());
            assertThat(own.resolve("data/postgres/postmaster.pid")).exists();
            assertThat(left.getParent()).doesNotExist();
            build.kill();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> Files.notExists(own));
    }

    private static void migrate(DataSource database, AtomicInteger migrations) {
        migrations.incrementAndGet();
        try {
            Sql.execute(database, "CREATE TABLE kept (answer int)");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Connection connection(DataSource database) {
        try {
            return database.getConnection();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String rows(TestDatabase database) throws SQLException {
        return Sql.query(database.dataSource(), "SELECT count(*) FROM kept");
    }

    private static String withoutDatabase(String url) {
        return url.substring(0, url.lastIndexOf('/'));
    }
}
