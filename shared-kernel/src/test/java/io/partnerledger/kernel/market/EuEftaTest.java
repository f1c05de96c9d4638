package io.partnerledger.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EuEftaTest {

    @Test
    void it_has_the_27_members_of_the_union_and_the_4_of_the_association() {
        assertThat(EuEfta.members()).hasSize(31).contains(Country.of("FR"), Country.of("NO"), Country.of("CH"));
    }

    @Test
    void all_its_members_lie_in_the_region_europe() {
        assertThat(EuEfta.members())
                .allMatch(
                        country -> CspRegions.current().regionOf(country).equals(Optional.of(new CspRegion("Europe"))));
    }

    @Test
    void the_united_kingdom_is_in_the_region_but_not_a_member() {
        assertThat(EuEfta.contains(Country.of("GB"))).isFalse();
        assertThat(EuEfta.contains(Country.of("DE"))).isTrue();
    }
}
