package io.partnerledger.kernel.partnerofrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {

    @Test
    void changes_have_the_names_callers_use() {
        assertThat(Arrays.stream(Change.values()).map(Change::code))
                .containsExactly(
                        "order",
                        "seats",
                        "billing-plan",
                        "term",
                        "transfer",
                        "migration",
                        "partner-of-record",
                        "renewal",
                        "suspension",
                        "reactivation",
                        "cancellation",
                        "renaming",
                        "auto-renewal",
                        "support-contact",
                        "import");
    }

    @Test
    void actors_have_the_names_callers_see() {
        assertThat(Arrays.stream(Actor.values()).map(Actor::code))
                .containsExactly("reseller", "distributor", "microsoft");
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_found_by_its_name(Change change) {
        assertThat(Change.of(change.code())).isEqualTo(change);
    }

    @ParameterizedTest
    @EnumSource
    void a_check_is_found_by_its_name(Check check) {
        assertThat(Check.of(check.code())).isEqualTo(check);
    }

    @Test
    void a_name_nobody_uses_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Change.of("BILLING_PLAN"));
        assertThatIllegalArgumentException().isThrownBy(() -> Check.of("OWN_PLA"));
    }
}
