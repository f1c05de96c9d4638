package io.partnerledger.edge.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseAwayTest {

    static Stream<RuntimeException> away() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new DataAccessResourceFailureException("connection refused"),
                new QueryTimeoutException("too slow"));
    }

    @ParameterizedTest
    @MethodSource("away")
    void a_read_while_the_database_is_away_may_be_tried_again(RuntimeException thrown) {
        assertThat(Diagnosis.of(thrown, "/ledger/resellers").status()).isEqualTo(503);
        assertThat(Diagnosis.of(thrown, "/v1/customers").partnerCenterStatus()).isEqualTo(503);
    }

    @Test
    void a_row_the_database_refuses_is_our_fault_and_would_be_refused_again() {
        assertThat(Diagnosis.of(new DataIntegrityViolationException("refused"), "/ledger/resellers")
                        .status())
                .isEqualTo(500);
    }
}
