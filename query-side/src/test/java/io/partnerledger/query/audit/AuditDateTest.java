package io.partnerledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditDateTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22,                    2026-11-22T00:00:00Z",
        "2026-01-05,                    2026-01-05T00:00:00Z",
        "2026-11-22T13:30:00Z,          2026-11-22T13:30:00Z",
        "2026-11-22T13:30:00.1234567Z,  2026-11-22T13:30:00.123456700Z",
        "2026-11-22t13:30:00z,          2026-11-22T13:30:00Z",
        "2026-11-22T13:30,              2026-11-22T13:30:00Z",
        "2026-11-22T13:30:00,           2026-11-22T13:30:00Z",
        "2026-11-22T06:30:00+09:00,     2026-11-21T21:30:00Z",
        "2026-11-22T06:30:00 09:00,     2026-11-21T21:30:00Z",
        "11/22/2026 13:30:00,           2026-11-22T13:30:00Z",
        "06/01/2026 09:05:00,           2026-06-01T09:05:00Z",
        "6/1/2026 12:00:00 AM,          2026-06-01T00:00:00Z",
        "6/1/2026 1:30:00 pm,           2026-06-01T13:30:00Z",
        "11/22/2026,                    2026-11-22T00:00:00Z",
        "9999-12-31T23:59:59Z,          9999-12-31T00:00:00Z"
    })
    void a_date_is_read_as_any_client_writes_it(String text, Instant time) {
        assertThat(AuditDate.parse(text)).contains(new AuditDate(time));
    }

    @Test
    void every_day_is_read_from_what_the_java_client_makes_of_it() {
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            String sent = "%d-%02d-%02d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfYear());

            assertThat(AuditDate.parse(sent))
                    .as(sent)
                    .contains(new AuditDate(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-400",
                "2026-11-40",
                "2026-02-30",
                "2026-13-01",
                "2027-12-366",
                "2026-06-31",
                "22/11/2026",
                "11/22/2026 25:00:00",
                "11/22/2026 13:30:00 PM",
                "2026-11-22T",
                "2026-11-22 13:30:00",
                "20261122",
                "-5000-01-01T00:00:00+18:00x",
                "0"
            })
    void what_is_no_date_is_not_read(String text) {
        assertThat(AuditDate.parse(text)).isEmpty();
    }

    @Test
    void the_last_day_belongs_to_what_is_asked_for_and_no_day_is_beyond_all_years() {
        assertThat(AuditDate.parse("2026-11-22").orElseThrow().endOfDay()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(AuditDate.parse("11/22/2026 13:30:00").orElseThrow().endOfDay())
                .isEqualTo("2026-11-23T00:00:00Z");
        assertThat(AuditDate.parse("+999999999-12-31").orElseThrow().endOfDay()).isEqualTo("9999-12-31T00:00:00Z");
    }
}
