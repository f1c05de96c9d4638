package io.partnerledger.embeddedpostgres.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void a_template_is_migrated_once_and_every_database_is_a_fresh_copy_of_it() throws SQLException {
        AtomicInteger migrations = new AtomicInteger();
        TestDatabase first = TestDatabase.fromTemplate("copied", database -> migrate(database, migrations));
        TestDatabase second = TestDatabase.fromTemplate("copied", database -> migrate(database, migrations));

        run(first.dataSource(), "INSERT INTO kept VALUES (1)");

        assertThat(migrations).hasValue(1);
        assertThat(rows(first)).isEqualTo(1);
        assertThat(rows(second)).isZero();
    }

    private static void migrate(DataSource database, AtomicInteger migrations) {
        migrations.incrementAndGet();
        run(database, "CREATE TABLE kept (answer int)");
    }

    private static void run(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static int rows(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var result = connection.createStatement().executeQuery("SELECT count(*) FROM kept")) {
            result.next();
            return result.getInt(1);
        }
    }
}
