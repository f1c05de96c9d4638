package io.partnerledger.query.partnerofrecord;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.Reader.Answer;
import io.partnerledger.query.trade.Trade;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VerdictTest extends QuerySideTest {

    private PlaId kantosOwn;
    private DistributorId kanto;
    private ResellerTenantId aoba;

    @BeforeEach
    void kanto_and_aoba_are_partners() {
        kantosOwn = Trade.freshPlaId();
        kanto = trade.distributor("Kanto Distribution", "JP", kantosOwn);
        aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
    }

    private JsonNode verdict(PlaId plaId, String query) {
        return as(kanto).read("/ledger/pla-ids/" + plaId.value() + "/verdict" + query);
    }

    @Test
    void a_partner_in_good_standing_is_valid_and_named() {
        JsonNode verdict = verdict(trade.plaIdOf(aoba), "");

        assertThat(verdict.get("valid").asBoolean()).isTrue();
        assertThat(verdict.get("enforced").asBoolean()).isFalse();
        assertThat(verdict.get("failures").size()).isZero();
        assertThat(verdict.at("/reseller/tenantId").asString())
                .isEqualTo(aoba.value().toString());
        assertThat(verdict.at("/reseller/name").asString()).isEqualTo("Aoba Systems");
    }

    @Test
    void a_suspended_one_is_neither_and_guidance_comes_in_the_callers_language() {
        trade.suspend(aoba, null);

        JsonNode verdict = verdict(trade.plaIdOf(aoba), "");
        assertThat(verdict.get("valid").asBoolean()).isFalse();
        assertThat(verdict.get("enforced").asBoolean()).isTrue();
        assertThat(each(verdict.get("failures"), "check")).containsExactly("tenant-suspended");
        assertThat(as(kanto)
                        .inJapanese()
                        .read("/ledger/pla-ids/" + trade.plaIdOf(aoba).value() + "/verdict")
                        .at("/failures/0/guidance")
                        .asString())
                .contains("一時停止");
    }

    @Test // S67
    void one_that_is_in_no_list_may_take_over_a_subscription_but_no_order() {
        PlaId kitas = trade.plaIdOf(trade.reseller("Kita Networks", "JP"));

        JsonNode order = verdict(kitas, "?change=order");
        assertThat(each(order.get("failures"), "check")).containsExactly("no-partnership");
        assertThat(order.get("enforced").asBoolean()).isTrue();
        JsonNode takeover = verdict(kitas, "?change=partner-of-record");
        assertThat(takeover.get("valid").asBoolean()).isFalse();
        assertThat(takeover.get("enforced").asBoolean()).isFalse();
    }

    @Test
    void a_number_nobody_has_and_the_distributors_own_are_told_apart() {
        JsonNode unknown = verdict(Trade.freshPlaId(), "");
        assertThat(each(unknown.get("failures"), "check")).containsExactly("pla-unknown");
        assertThat(unknown.has("reseller")).isFalse();
        assertThat(each(verdict(kantosOwn, "").get("failures"), "check")).containsExactly("own-pla");
    }

    @Test // S58
    void the_market_is_asked_where_a_customer_is_named() {
        CustomerId busanFerries = trade.customer(kanto, aoba, "Busan Ferries", "KR");

        assertThat(each(
                        verdict(trade.plaIdOf(aoba), "?customerId=" + busanFerries.value())
                                .get("failures"),
                        "check"))
                .containsExactly("market-mismatch");
    }

    @Test
    void a_customer_that_another_has_just_added_is_known() {
        CustomerId minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");

        Answer answer = as(kanto)
                .with("Ledger-Position", "0")
                .get("/ledger/pla-ids/" + trade.plaIdOf(aoba).value() + "/verdict?customerId=" + minatoFoods.value());
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void another_distributors_customer_and_one_that_does_not_exist_are_not_found_alike() {
        CustomerId foreign = trade.customer(trade.distributor("Rhein Distribution", "DE"), null, "Bergen Fisk", "NO");

        for (UUID customer : new UUID[] {foreign.value(), UUID.randomUUID()}) {
            Answer answer =
                    as(kanto).get("/ledger/pla-ids/" + trade.plaIdOf(aoba).value() + "/verdict?customerId=" + customer);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aoba/verdict",
                "1234567890123/verdict",
                "-5/verdict",
                "5102938/verdict?change=marriage",
                "5102938/verdict?customerId=minato"
            })
    void a_parameter_that_means_nothing_is_a_bad_request(String rest) {
        assertThat(as(kanto).get("/ledger/pla-ids/" + rest).status()).isEqualTo(400);
    }
}
