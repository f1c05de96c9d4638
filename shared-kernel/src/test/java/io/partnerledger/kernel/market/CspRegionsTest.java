package io.partnerledger.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.partnerledger.kernel.reference.ReferenceTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CspRegionsTest {

    private final CspRegions regions = CspRegions.current();

    @ParameterizedTest
    @CsvSource({
        "JP, Japan",
        "NO, Europe",
        "GB, Europe",
        "US, United States",
        "GU, United States",
        "VU, New Zealand",
        "XK, 'Middle East, Central & Eastern Europe'",
        "AQ, Latin America & Caribbean"
    })
    void a_country_lies_in_the_region_of_the_programmes_list(String country, String region) {
        assertThat(regions.regionOf(Country.of(country))).contains(new CspRegion(region));
    }

    @Test
    void the_programme_has_fifteen_regions() {
        assertThat(regions.regions())
                .extracting(CspRegion::name)
                .containsExactly(
                        "Africa",
                        "Asia and Pacific",
                        "Australia",
                        "Brazil",
                        "Canada",
                        "China",
                        "Europe",
                        "India",
                        "Japan",
                        "Korea",
                        "Latin America & Caribbean",
                        "Middle East, Central & Eastern Europe",
                        "New Zealand",
                        "Taiwan",
                        "United States");
    }

    @Test
    void every_country_of_the_list_resolves() {
        assertThat(CspRegions.table().rows())
                .hasSize(regions.countries().size())
                .allSatisfy(row -> assertThat(regions.regionOf(Country.of(row.get("country"))))
                        .contains(new CspRegion(row.get("region"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RU", "BY", "KP"})
    void a_country_the_programme_does_not_sell_to_shares_no_region_even_with_itself(String country) {
        assertThat(regions.regionOf(Country.of(country))).isEmpty();
        assertThat(regions.sameRegion(Country.of(country), Country.of(country))).isFalse();
        assertThat(regions.sameRegion(Country.of(country), Country.of("JP"))).isFalse();
        assertThat(regions.sameRegion(Country.of("JP"), Country.of(country))).isFalse();
    }

    @Test
    void two_countries_of_one_region_share_it_and_two_of_different_ones_do_not() {
        assertThat(regions.sameRegion(Country.of("DE"), Country.of("NO"))).isTrue();
        assertThat(regions.sameRegion(Country.of("DE"), Country.of("US"))).isFalse();
    }

    @Test
    void the_list_is_dated() {
        assertThat(regions.validFrom()).isEqualTo(LocalDate.of(2023, 10, 1));
    }

    @Test
    void a_list_with_a_country_twice_is_refused() {
        ReferenceTable.Row japan = new ReferenceTable.Row(Map.of("country", "JP", "region", "Japan"));
        ReferenceTable table = new ReferenceTable("test", LocalDate.EPOCH, List.of(japan, japan));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CspRegions(table))
                .withMessageContaining("JP");
    }
}
