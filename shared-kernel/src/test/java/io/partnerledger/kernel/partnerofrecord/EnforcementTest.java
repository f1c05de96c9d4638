package io.partnerledger.kernel.partnerofrecord;

import static io.partnerledger.kernel.partnerofrecord.Check.NO_PARTNERSHIP;
import static io.partnerledger.kernel.partnerofrecord.Check.PLA_MISSING;
import static io.partnerledger.kernel.partnerofrecord.Check.REGION_MISMATCH;
import static io.partnerledger.kernel.partnerofrecord.Check.TENANT_SUSPENDED;
import static io.partnerledger.kernel.partnerofrecord.Distributors.KANTO;
import static io.partnerledger.kernel.partnerofrecord.Resellers.inGoodStandingIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.suspendedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import io.partnerledger.kernel.partnerofrecord.Verdict.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EnforcementTest {

    private static final Instant SEPTEMBER = Instant.parse("2025-09-01T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2025-12-01T00:00:00Z");
    private static final PartnerOfRecordFacts OF_A_SUSPENDED_RESELLER = Sale.of(KANTO, suspendedIn("JP"));
    private static final PartnerOfRecordFacts OF_NO_PARTNER =
            Sale.withoutPartnership(Sale.of(KANTO, inGoodStandingIn("JP")));

    private final PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults());

    @Test // S37, S38, S44
    void an_order_is_blocked_from_the_first_of_september_2025() {
        assertThat(policy.judge(OF_A_SUSPENDED_RESELLER, Change.ORDER, SEPTEMBER)
                        .enforced())
                .isTrue();
        assertThat(policy.judge(OF_A_SUSPENDED_RESELLER, Change.ORDER, SEPTEMBER.minusNanos(1)))
                .isEqualTo(new Verdict(List.of(new Failure(TENANT_SUSPENDED, false))));
    }

    @ParameterizedTest
    @EnumSource(names = {"SEATS", "BILLING_PLAN", "TERM", "TRANSFER", "MIGRATION", "PARTNER_OF_RECORD"})
    void a_change_is_blocked_from_the_first_of_december_2025(Change change) {
        assertThat(policy.judge(OF_A_SUSPENDED_RESELLER, change, DECEMBER).enforced())
                .isTrue();
        assertThat(policy.judge(OF_A_SUSPENDED_RESELLER, change, DECEMBER.minusNanos(1))
                        .enforced())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER", "SEATS", "BILLING_PLAN", "TERM", "TRANSFER", "MIGRATION", "PARTNER_OF_RECORD"})
    void an_unknown_pla_id_and_the_distributors_own_block_before_the_dates(Change change) {
        Instant before = Instant.parse("2024-01-01T00:00:00Z");

        assertThat(policy.judge(Sale.withUnknownPlaId(KANTO), change, before).deciding())
                .contains(Check.PLA_UNKNOWN);
        assertThat(policy.judge(Sale.of(KANTO, KANTO), change, before).deciding())
                .contains(Check.OWN_PLA);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "RENEWAL",
                "SUSPENSION",
                "REACTIVATION",
                "CANCELLATION",
                "RENAMING",
                "AUTO_RENEWAL",
                "SUPPORT_CONTACT",
                "IMPORT"
            })
    void renewing_stopping_renaming_and_telling_are_never_blocked(Change change) {
        Verdict suspended = policy.judge(OF_A_SUSPENDED_RESELLER, change, DECEMBER);

        assertThat(policy.validates(change)).isFalse();
        assertThat(suspended.valid()).isFalse();
        assertThat(suspended.enforced()).isFalse();
        assertThat(policy.judge(Sale.withUnknownPlaId(KANTO), change, DECEMBER).enforced())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_set_to_be_validated_is_blocked_from_then_on(Change change) {
        PartnerOfRecordPolicy strict = new PartnerOfRecordPolicy(Rules.validating(change, DECEMBER));

        assertThat(strict.judge(OF_A_SUSPENDED_RESELLER, change, DECEMBER).enforced())
                .isTrue();
        assertThat(strict.judge(OF_A_SUSPENDED_RESELLER, change, DECEMBER.minusNanos(1))
                        .enforced())
                .isFalse();
    }

    @Test // S39
    void a_missing_partner_of_record_blocks_a_resellers_customer_but_not_the_distributors_own() {
        assertThat(policy.judge(Sale.withoutPlaId(KANTO, true), Change.ORDER, DECEMBER)
                        .deciding())
                .contains(PLA_MISSING);
        assertThat(policy.judge(Sale.withoutPlaId(KANTO, false), Change.ORDER, DECEMBER)
                        .enforced())
                .isFalse();
    }

    @Test
    void a_partner_of_record_always_required_blocks_the_distributors_own_customer_too() {
        PartnerOfRecordPolicy strict = new PartnerOfRecordPolicy(Rules.with(Required.ALWAYS));

        assertThat(strict.judge(Sale.withoutPlaId(KANTO, false), Change.ORDER, DECEMBER)
                        .enforced())
                .isTrue();
    }

    @ParameterizedTest // S14, S18
    @EnumSource(names = {"ORDER", "TRANSFER", "MIGRATION"})
    void without_partnership_no_subscription_comes_to_a_reseller(Change change) {
        assertThat(policy.judge(OF_NO_PARTNER, change, DECEMBER).deciding()).contains(NO_PARTNERSHIP);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ORDER", "TRANSFER", "MIGRATION"})
    void a_subscription_that_exists_is_not_frozen_by_a_missing_partnership(Change change) {
        Verdict verdict = policy.judge(OF_NO_PARTNER, change, DECEMBER);

        assertThat(verdict.failedChecks()).containsExactly(NO_PARTNERSHIP);
        assertThat(verdict.enforced()).isFalse();
    }

    @Test
    void what_a_missing_partnership_does_is_set_change_by_change() {
        PartnerOfRecordPolicy set = new PartnerOfRecordPolicy(Rules.with(Map.of(Change.SEATS, PartnershipRule.BLOCK)));

        assertThat(set.judge(OF_NO_PARTNER, Change.SEATS, DECEMBER).enforced()).isTrue();
        assertThat(set.judge(OF_NO_PARTNER, Change.ORDER, DECEMBER).enforced()).isFalse();
    }

    @Test
    void the_first_failure_that_blocks_decides_and_one_only_warned_of_does_not() {
        PartnerOfRecordFacts ofNoPartnerAbroad =
                Sale.withoutPartnership(Sale.toCustomerIn("NO", Sale.of(KANTO, inGoodStandingIn("NO"))));

        Verdict seats = policy.judge(ofNoPartnerAbroad, Change.SEATS, DECEMBER);

        assertThat(seats.failures())
                .containsExactly(new Failure(NO_PARTNERSHIP, false), new Failure(REGION_MISMATCH, true));
        assertThat(seats.deciding()).contains(REGION_MISMATCH);
        assertThat(seats.blocking()).containsExactly(new Failure(REGION_MISMATCH, true));
        assertThat(policy.judge(ofNoPartnerAbroad, Change.ORDER, DECEMBER).deciding())
                .contains(NO_PARTNERSHIP);
    }
}
