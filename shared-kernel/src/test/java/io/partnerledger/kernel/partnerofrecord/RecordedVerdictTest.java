package io.partnerledger.kernel.partnerofrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an auditor reads in ten years: the words are stored, so they stay. */
class RecordedVerdictTest {

    private static Map<String, String> recorded(PartnerOfRecordFacts facts) {
        return RecordedVerdict.of(new Judgement(facts, Change.ORDER, new Verdict(List.of())))
                .facts();
    }

    @Test
    void a_reseller_is_recorded_with_all_that_was_known_of_it() {
        assertThat(recorded(Sale.of(Distributors.KANTO, Resellers.inGoodStandingIn("JP"))))
                .containsExactly(
                        entry("customer.associatedWithReseller", "true"),
                        entry("customer.market", "JP"),
                        entry("distributor.country", "JP"),
                        entry("distributor.id", "11aa22bb-33cc-44dd-55ee-66ff77aa88bb"),
                        entry("holder.reseller", "6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11"),
                        entry("location.country", "JP"),
                        entry("location.status", "authorized"),
                        entry("partnership", "active"),
                        entry("reseller.active", "true"),
                        entry("reseller.agreementSigned", "true"),
                        entry("reseller.authorization", "authorized"));
    }

    @Test
    void a_distributor_that_holds_the_pla_id_is_recorded_as_its_holder() {
        assertThat(recorded(Sale.of(Distributors.KANTO, Distributors.RHEIN)))
                .containsEntry("holder.distributor", "22bb33cc-44dd-55ee-66ff-77aa88bb99cc")
                .doesNotContainKeys("holder.reseller", "reseller.active", "location.status");
    }

    @Test
    void what_was_not_asked_or_not_known_is_left_out() {
        assertThat(recorded(PartnerOfRecordFacts.about(Sale.PLA_ID, null, Distributors.KANTO)))
                .containsOnlyKeys("distributor.id", "distributor.country");
    }

    @Test
    void the_words_for_standing_are_these() {
        assertThat(Arrays.stream(CspAuthorization.values())
                        .map(authorization -> recorded(
                                        Sale.of(Distributors.KANTO, Resellers.withAuthorizationIn("JP", authorization)))
                                .get("reseller.authorization")))
                .containsExactly("never", "authorized", "revoked");
        assertThat(Arrays.stream(LocationStatus.values())
                        .map(status -> recorded(Sale.of(Distributors.KANTO, Resellers.withLocationIn("JP", status)))
                                .get("location.status")))
                .containsExactly("pending", "authorized", "rejected", "retired");
        assertThat(recorded(Sale.withoutPartnership(Sale.of(Distributors.KANTO, Resellers.inGoodStandingIn("JP")))))
                .containsEntry("partnership", "none");
    }
}
