package io.partnerledger.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.standalone.start.StartOptions.OwnDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwnDatabaseGroundworkTest {

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    Path data;

    @Test
    void a_database_without_a_ledger_gets_keys_of_its_own() {
        assertThat(groundwork().value(Keys.TOKENS)).isEqualTo(groundwork().value(Keys.TOKENS));
        assertThat(Keys.file(data)).exists();
    }

    @Test
    void a_ledger_whose_keys_are_not_there_gets_no_others() {
        JdbcClient.create(database.dataSource())
                .sql("create schema events; create table events.event ()")
                .update();

        assertThatThrownBy(() -> groundwork().value(Keys.TOKENS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("put " + Keys.file(data) + " back");
        assertThat(Keys.file(data)).doesNotExist();
    }

    private OwnDatabaseGroundwork groundwork() {
        return OwnDatabaseGroundwork.on(
                new OwnDatabase(database.jdbcUrl(), database.user(), database.password()), data);
    }
}
