package io.partnerledger.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReferenceTableTest {

    private static final String HEAD = "# source: a document: part 2\n# validFrom: 2023-10-01\n";

    @Test
    void a_table_says_whence_it_is_and_from_when_it_is_valid() {
        ReferenceTable table = ReferenceTable.read(HEAD + "country\nJP\n");

        assertThat(table.source()).isEqualTo("a document: part 2");
        assertThat(table.validFrom()).isEqualTo(LocalDate.of(2023, 10, 1));
    }

    @Test
    void a_row_is_read_by_the_names_of_its_columns() {
        ReferenceTable table = ReferenceTable.read(HEAD + "country,region\nJP,Japan\n\nDE,Europe\n");

        assertThat(table.rows()).extracting(row -> row.get("region")).containsExactly("Japan", "Europe");
    }

    @Test
    void a_quoted_field_may_hold_commas_and_quotes() {
        ReferenceTable table = ReferenceTable.read(HEAD + "a,b,c\n\"one, two\",\"a \"\"word\"\"\",\n");

        assertThat(table.rows().get(0).get("a")).isEqualTo("one, two");
        assertThat(table.rows().get(0).get("b")).isEqualTo("a \"word\"");
        assertThat(table.rows().get(0).get("c")).isEmpty();
    }

    @Test
    void a_row_with_a_field_too_many_or_an_open_quote_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceTable.read(HEAD + "a,b\n1,2,3\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceTable.read(HEAD + "a,b\n1,\"2\n"));
    }

    @Test
    void a_table_without_source_or_date_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceTable.read("# validFrom: 2023-10-01\na\n1\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceTable.read("# source: somewhere\na\n1\n"));
    }

    @Test
    void a_file_or_column_that_is_not_there_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ReferenceTable.beside(ReferenceTable.class, "nowhere.csv"))
                .withMessageContaining("nowhere.csv");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReferenceTable.read(HEAD + "a\n1\n").rows().get(0).get("b"))
                .withMessageContaining("column b");
    }
}
