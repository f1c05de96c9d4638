package io.partnerledger.standalone.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class ForeseenFailureTest {

    @Test
    void a_database_that_refuses_tables_is_not_taken_for_one_of_another_version() {
        SQLException refused = new SQLException("ERROR: permission denied for database shop", "42501");

        assertThat(ForeseenFailure.sentenceFor(
                        new IllegalStateException(new FlywayException("Unable to create schema", refused))))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("permission denied for database shop")
                        .doesNotContain("another version"));
    }

    @Test
    void one_of_another_version_is_told_as_that() {
        assertThat(ForeseenFailure.sentenceFor(new FlywayException("Validate failed: V2\nNeed more flexibility?")))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("another version of the ledger", "(Validate failed: V2)")
                        .doesNotContain("flexibility"));
    }
}
