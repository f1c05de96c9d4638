package io.partnerledger.events.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.EventsDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerSchemaTest {

    private HikariDataSource database;

    @BeforeEach
    void a_database() {
        database = EventsDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void change(String sql) {
        JdbcClient.create(database).sql(sql).update();
    }

    @Test
    void an_older_program_starts_on_what_a_newer_one_has_added_to() {
        change("insert into events.schema_version select 1000, '1000', 'of a newer program', type, 'V1000.sql', 1,"
                + " installed_by, now(), 1, true from events.schema_version where version = '1'");

        assertThatCode(() -> LedgerSchema.EVENTS.migrate(database)).doesNotThrowAnyException();
    }

    @Test
    void a_migration_that_was_changed_after_it_ran_is_refused() {
        change("update events.schema_version set checksum = checksum + 1 where version = '1'");

        assertThatThrownBy(() -> LedgerSchema.EVENTS.migrate(database)).hasMessageContaining("checksum mismatch");
    }
}
