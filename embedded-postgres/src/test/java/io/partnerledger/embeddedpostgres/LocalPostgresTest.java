package io.partnerledger.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path data;

    @Test
    void what_is_written_before_a_stop_is_there_after_the_next_start() throws SQLException {
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            postgres.createDatabaseIfAbsent("ledger");
            execute(postgres.dataSource("ledger"), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (LocalPostgres postgres = LocalPostgres.on(data).start()) {
            postgres.createDatabaseIfAbsent("ledger");
            assertThat(query(postgres.dataSource("ledger"), "SELECT answer FROM kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void a_second_start_on_the_same_data_is_refused() {
        try (LocalPostgres first = LocalPostgres.on(data).start()) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> LocalPostgres.on(data).start())
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("stop that one first");
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
