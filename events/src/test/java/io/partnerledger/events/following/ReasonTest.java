package io.partnerledger.events.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/** Whether the event is to blame, by what the database says. */
class ReasonTest {

    private static RuntimeException refusal(String state) {
        SQLException refused = new SQLException("Failing row contains (Sato).", state);
        return new IllegalStateException(new UncategorizedSQLException("folding", "insert", refused));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"22001", "22021", "22P02", "22P05", "23502", "23505", "23514", "23P01", "44000", "54000", "P0001"
            })
    void what_the_database_says_of_the_values_is_the_events_fault(String state) {
        assertThat(Reason.inTheEvent(refusal(state))).hasValueSatisfying(reason -> {
            assertThat(reason.cause()).isEqualTo(DeadLetter.Cause.ROW_REFUSED);
            assertThat(reason.detail()).isEqualTo("SQLSTATE " + state);
        });
    }

    /** Away, deadlock, serialization, disk full, too many connections, shutdown, time-out, lock, read-only, missing table, column or right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "40P01", "40001", "53100", "53300", "57P01", "57014", "55P03", "25006", "42P01", "42703",
                "42501", "XX000", ""
            })
    void what_may_go_well_a_moment_later_is_not(String state) {
        assertThat(Reason.inTheEvent(refusal(state))).isEmpty();
    }

    @Test
    void a_failed_transaction_is_not_the_events_fault() {
        assertThat(Reason.inTheEvent(new TransactionSystemException("The savepoint is gone.")))
                .isEmpty();
    }
}
