package io.partnerledger.kernel.partnerofrecord;

import static io.partnerledger.kernel.partnerofrecord.Check.AGREEMENT_UNSIGNED;
import static io.partnerledger.kernel.partnerofrecord.Check.LOCATION_NOT_AUTHORIZED;
import static io.partnerledger.kernel.partnerofrecord.Check.MARKET_MISMATCH;
import static io.partnerledger.kernel.partnerofrecord.Check.NOT_AUTHORIZED;
import static io.partnerledger.kernel.partnerofrecord.Check.NOT_CSP_RESELLER;
import static io.partnerledger.kernel.partnerofrecord.Check.NO_PARTNERSHIP;
import static io.partnerledger.kernel.partnerofrecord.Check.OWN_PLA;
import static io.partnerledger.kernel.partnerofrecord.Check.PLA_MISSING;
import static io.partnerledger.kernel.partnerofrecord.Check.PLA_UNKNOWN;
import static io.partnerledger.kernel.partnerofrecord.Check.REGION_MISMATCH;
import static io.partnerledger.kernel.partnerofrecord.Check.TENANT_SUSPENDED;
import static io.partnerledger.kernel.partnerofrecord.Distributors.KANTO;
import static io.partnerledger.kernel.partnerofrecord.Distributors.RHEIN;
import static io.partnerledger.kernel.partnerofrecord.Resellers.inGoodStandingIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.inRuinsIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.justRegisteredIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.suspendedIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.withAuthorizationIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.withLocationIn;
import static io.partnerledger.kernel.partnerofrecord.Resellers.withoutAgreementIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PartnerOfRecordPolicyTest {

    private final PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults());

    @Test
    void a_partner_in_good_standing_in_the_distributors_region_is_valid() {
        assertThat(policy.failedChecks(Sale.of(KANTO, inGoodStandingIn("JP")))).isEmpty();
    }

    @Test
    void a_missing_pla_id_is_named() {
        assertThat(policy.failedChecks(Sale.withoutPlaId(KANTO, true))).containsExactly(PLA_MISSING);
    }

    @Test // S23, S43
    void a_pla_id_nobody_holds_is_unknown_and_nothing_else() {
        assertThat(policy.failedChecks(Sale.withUnknownPlaId(KANTO))).containsExactly(PLA_UNKNOWN);
    }

    @Test
    void the_distributors_own_pla_id_can_not_be_partner_of_record() {
        assertThat(policy.failedChecks(Sale.of(KANTO, KANTO))).containsExactly(OWN_PLA);
    }

    @Test
    void another_distributors_pla_id_is_no_csp_resellers_and_nothing_else_is_asked_of_it() {
        assertThat(policy.failedChecks(Sale.of(KANTO, RHEIN))).containsExactly(NOT_CSP_RESELLER);
    }

    @Test
    void a_tenant_never_authorized_is_no_csp_reseller() {
        assertThat(policy.failedChecks(Sale.of(KANTO, withAuthorizationIn("JP", CspAuthorization.NEVER))))
                .containsExactly(NOT_CSP_RESELLER);
    }

    @Test
    void a_tenant_just_registered_lacks_agreement_authorization_and_location() {
        assertThat(policy.failedChecks(Sale.of(KANTO, justRegisteredIn("JP"))))
                .containsExactly(AGREEMENT_UNSIGNED, NOT_CSP_RESELLER, LOCATION_NOT_AUTHORIZED);
    }

    @Test // S41
    void a_tenant_that_lost_its_authorization_is_not_authorized() {
        assertThat(policy.failedChecks(Sale.of(KANTO, withAuthorizationIn("JP", CspAuthorization.REVOKED))))
                .containsExactly(NOT_AUTHORIZED);
    }

    @Test // S41
    void a_suspended_tenant_is_named() {
        assertThat(policy.failedChecks(Sale.of(KANTO, suspendedIn("JP")))).containsExactly(TENANT_SUSPENDED);
    }

    @Test // S25
    void an_unsigned_agreement_is_named() {
        assertThat(policy.failedChecks(Sale.of(KANTO, withoutAgreementIn("JP"))))
                .containsExactly(AGREEMENT_UNSIGNED);
    }

    @ParameterizedTest // S43, S59
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTHORIZED")
    void a_location_pending_rejected_or_retired_is_not_authorized(LocationStatus status) {
        assertThat(policy.failedChecks(Sale.of(KANTO, withLocationIn("JP", status))))
                .containsExactly(LOCATION_NOT_AUTHORIZED);
    }

    @Test
    void a_reseller_that_is_no_partner_is_named() {
        assertThat(policy.failedChecks(Sale.withoutPartnership(Sale.of(KANTO, inGoodStandingIn("JP")))))
                .containsExactly(NO_PARTNERSHIP);
    }

    @Test // S42, S60
    void a_location_in_another_region_than_the_distributor_is_named() {
        assertThat(policy.failedChecks(Sale.toCustomerIn("NO", Sale.of(KANTO, inGoodStandingIn("NO")))))
                .containsExactly(REGION_MISMATCH);
    }

    @Test
    void a_location_in_a_country_without_region_is_in_nobodys_region() {
        assertThat(policy.failedChecks(Sale.of(Distributors.in("RU"), inGoodStandingIn("RU"))))
                .containsExactly(REGION_MISMATCH, MARKET_MISMATCH);
    }

    @Test // S58
    void a_location_serves_every_market_of_its_region() {
        assertThat(policy.failedChecks(Sale.toCustomerIn("FR", Sale.of(RHEIN, inGoodStandingIn("NO")))))
                .isEmpty();
    }

    @Test
    void a_customer_outside_the_locations_region_is_not_served() {
        assertThat(policy.failedChecks(Sale.toCustomerIn("US", Sale.of(RHEIN, inGoodStandingIn("DE")))))
                .containsExactly(MARKET_MISMATCH);
    }

    @Test // S58
    void by_the_rule_of_countries_a_location_serves_its_own_country_only() {
        PartnerOfRecordPolicy strict = new PartnerOfRecordPolicy(Rules.with(MarketRule.COUNTRY));

        assertThat(strict.failedChecks(Sale.toCustomerIn("FR", Sale.of(RHEIN, inGoodStandingIn("DE")))))
                .containsExactly(MARKET_MISMATCH);
        assertThat(strict.failedChecks(Sale.toCustomerIn("FR", Sale.of(RHEIN, inGoodStandingIn("FR")))))
                .isEmpty();
    }

    @Test // S40
    void everything_that_is_wrong_is_named_at_once_and_in_order() {
        assertThat(policy.failedChecks(Sale.withoutPartnership(Sale.of(KANTO, inRuinsIn("NO")))))
                .containsExactly(
                        TENANT_SUSPENDED,
                        AGREEMENT_UNSIGNED,
                        NOT_AUTHORIZED,
                        LOCATION_NOT_AUTHORIZED,
                        NO_PARTNERSHIP,
                        REGION_MISMATCH,
                        MARKET_MISMATCH);
    }

    @Test
    void validating_a_pla_id_by_itself_asks_neither_for_a_partnership_nor_for_a_market() {
        assertThat(policy.failedChecks(PartnerOfRecordFacts.about(Sale.PLA_ID, inRuinsIn("NO"), KANTO)))
                .containsExactly(
                        TENANT_SUSPENDED, AGREEMENT_UNSIGNED, NOT_AUTHORIZED, LOCATION_NOT_AUTHORIZED, REGION_MISMATCH);
    }
}
