package io.partnerledger.kernel.gdap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GdapTermsTest {

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P2W", "P6M", "P1Y", "P1Y6M10D", "P24M", "P730D", "P2Y"})
    void a_duration_lies_between_a_day_and_two_years(String duration) {
        assertThat(GdapTerms.duration(duration)).contains(Period.parse(duration));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P0D",
                "P731D",
                "P2Y1D",
                "P25M",
                "P23M32D",
                "P-1D",
                "P1Y-1D",
                "-P-1D-",
                "PT24H",
                "P1DT1H",
                "1Y",
                "",
                "P2147483647Y",
                "P99999999999D"
            })
    void anything_else_is_none(String duration) {
        assertThat(GdapTerms.duration(duration)).isEmpty();
    }
}
