package io.partnerledger.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @Test
    void every_country_of_the_iso_list_is_known() {
        assertThat(Locale.getISOCountries()).hasSizeGreaterThan(240).allMatch(Country::isKnown);
    }

    @Test
    void kosovo_is_known_though_not_on_the_iso_list() {
        assertThat(Locale.getISOCountries()).doesNotContain("XK");
        assertThat(Country.isKnown("XK")).isTrue();
    }

    @Test
    void a_country_is_upper_case_however_it_was_written() {
        assertThat(Country.of("jp")).isEqualTo(Country.of("JP")).hasToString("JP");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "J", "JPN", "UK", "ZZ", "J1", " JP", "ıN"})
    void what_is_no_known_country_is_refused(String code) {
        assertThat(Country.isKnown(code)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Country.of(code));
    }
}
