package io.partnerledger.kernel.partnerofrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.partnerledger.kernel.reference.ReferenceTable;
import io.partnerledger.kernel.reference.ReferenceTable.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValidatedChangesTest {

    @Test
    void orders_are_validated_since_september_and_six_kinds_of_change_since_december_2025() {
        Instant december = Instant.parse("2025-12-01T00:00:00Z");

        assertThat(ValidatedChanges.current().since())
                .isEqualTo(Map.of(
                        Change.ORDER, Instant.parse("2025-09-01T00:00:00Z"),
                        Change.SEATS, december,
                        Change.BILLING_PLAN, december,
                        Change.TERM, december,
                        Change.TRANSFER, december,
                        Change.MIGRATION, december,
                        Change.PARTNER_OF_RECORD, december));
    }

    @Test
    void a_table_speaks_once_of_every_change() {
        List<Row> complete = Arrays.stream(Change.values())
                .map(change -> new Row(Map.of("change", change.code(), "since", "never")))
                .toList();

        assertThat(table(complete).since()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> table(complete.subList(1, complete.size())));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        table(Stream.concat(complete.stream(), complete.stream().limit(1))
                                .toList()));
    }

    private static ValidatedChanges table(List<Row> rows) {
        return new ValidatedChanges(new ReferenceTable("nowhere", LocalDate.EPOCH, rows));
    }
}
