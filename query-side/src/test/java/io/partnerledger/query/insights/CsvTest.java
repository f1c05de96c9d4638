package io.partnerledger.query.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "＝1+1", "＋1", "－1", "＠A1", "\t=1", "\r=1", "\n=1"})
    void nothing_is_calculated_that_a_text_begins_with(String text) {
        String line = Csv.of(List.of("name"), List.of(List.of(text))).substring("\uFEFFname\r\n".length());

        assertThat(line.replace("\"", "")).isEqualTo("'" + text + "\r\n");
    }
}
