package io.partnerledger.query.partnerofrecord;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.trade.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JudgedSubscriptionsTest extends QuerySideTest {

    private static final String ALL = "/ledger/subscriptions";
    private static final String INVALID = ALL + "?porStanding=invalid";

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private CustomerId minatoFoods;
    private SubscriptionId good;

    @BeforeEach
    void kanto_sells_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        trade.partners(kanto, aoba);
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        good = ordered(trade.plaIdOf(aoba));
    }

    private SubscriptionId ordered(PlaId plaId) {
        return trade.order(minatoFoods, plaId, 25).get(0);
    }

    private List<String> ids(String list) {
        return as(kanto).each(list, "subscriptionId");
    }

    private JsonNode only(String list) {
        JsonNode items = as(kanto).read(list).get("items");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0);
    }

    @Test
    void one_whose_partner_of_record_is_all_right_is_shown_as_it_is() {
        assertThat(ids(INVALID)).isEmpty();
        JsonNode item = only(ALL);
        assertThat(item.get("subscriptionId").asString()).isEqualTo(good.value().toString());
        assertThat(item.get("customerId").asString())
                .isEqualTo(minatoFoods.value().toString());
        assertThat(item.get("customerName").asString()).isEqualTo("Minato Foods");
        assertThat(item.get("plaId").asString()).isEqualTo(trade.plaIdOf(aoba).value());
        assertThat(item.get("quantity").asInt()).isEqualTo(25);
        assertThat(item.get("renewalDate").asString())
                .isEqualTo(LocalDate.ofInstant(trade.now(), ZoneOffset.UTC)
                        .plusYears(1)
                        .toString());
        assertThat(item.get("valid").asBoolean()).isTrue();
        assertThat(item.get("enforced").asBoolean()).isFalse();
        assertThat(ids(ALL + "?porStanding=valid")).containsExactly(good.value().toString());
    }

    @Test // S53
    void one_of_a_former_partner_is_there_though_nothing_would_stop_its_change() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        PartnershipId partnership = trade.partners(kanto, minami);
        SubscriptionId former = ordered(trade.plaIdOf(minami));
        trade.remove(partnership, "contract ended");

        JsonNode item = only(INVALID);
        assertThat(item.get("subscriptionId").asString())
                .isEqualTo(former.value().toString());
        assertThat(each(item.get("failures"), "check")).containsExactly("no-partnership");
        assertThat(item.get("enforced").asBoolean()).isFalse();

        trade.suspend(minami, null);
        assertThat(only(INVALID).get("enforced").asBoolean()).isTrue();
        assertThat(each(only(INVALID).get("failures"), "check")).containsExactly("tenant-suspended", "no-partnership");
    }

    @Test
    void one_in_no_list_and_one_nobody_knows_are_there() {
        SubscriptionId unlisted = ordered(trade.plaIdOf(trade.reseller("Kita Networks", "JP")));
        SubscriptionId unknown = ordered(Trade.freshPlaId());

        assertThat(ids(INVALID))
                .containsExactlyInAnyOrder(
                        unlisted.value().toString(), unknown.value().toString());
        assertThat(ids(INVALID + "&check=pla-unknown"))
                .containsExactly(unknown.value().toString());
        assertThat(ids(ALL + "?check=no-partnership"))
                .containsExactly(unlisted.value().toString());
    }

    @Test
    void a_missing_one_is_wrong_where_the_customer_has_a_reseller() {
        SubscriptionId missing = trade.order(minatoFoods, null, 25).get(0);
        SubscriptionId needsNone = trade.order(trade.customer(kanto, null, "Tokyo Tower Cafe", "JP"), null, 5)
                .get(0);

        JsonNode item = only(INVALID);
        assertThat(item.get("subscriptionId").asString())
                .isEqualTo(missing.value().toString());
        assertThat(each(item.get("failures"), "check")).containsExactly("pla-missing");
        assertThat(item.has("plaId")).isFalse();
        assertThat(ids(ALL + "?porStanding=valid")).contains(needsNone.value().toString());
    }

    @Test
    void one_that_has_ended_is_no_longer_there_and_one_that_is_suspended_is() {
        trade.status(good, SubscriptionStatus.SUSPENDED);
        trade.suspend(aoba, null);
        assertThat(ids(INVALID)).containsExactly(good.value().toString());

        trade.reactivate(aoba);
        SubscriptionId cancelled = ordered(Trade.freshPlaId());
        trade.status(cancelled, SubscriptionStatus.DELETED);
        assertThat(ids(INVALID)).isEmpty();
        assertThat(ids(ALL)).containsExactly(good.value().toString());
    }

    @Test
    void a_market_that_is_not_served_is_wrong_for_its_customers_alone() {
        SubscriptionId abroad = trade.order(trade.customer(kanto, aoba, "Busan Ferries", "KR"), trade.plaIdOf(aoba), 4)
                .get(0);

        assertThat(ids(INVALID)).containsExactly(abroad.value().toString());
    }

    @Test
    void pages_go_through_all_of_them_once_whatever_their_partner_of_record() {
        ResellerTenantId kita = trade.reseller("Kita Networks", "JP");
        trade.order(minatoFoods, trade.plaIdOf(kita), 1, 2, 3, 4, 5);
        trade.order(trade.customer(kanto, null, "Tokyo Tower Cafe", "JP"), trade.plaIdOf(kita), 1, 2);
        trade.order(minatoFoods, Trade.freshPlaId(), 1, 2, 3);
        trade.order(minatoFoods, null, 1, 2);

        for (int limit : new int[] {1, 2, 3, 5, 200}) {
            List<JsonNode> items = as(kanto).allPages(INVALID, limit);
            assertThat(each(items, "subscriptionId")).hasSize(12).doesNotHaveDuplicates();
            assertThat(as(kanto).allPages(INVALID + "&customerId=" + minatoFoods.value(), limit))
                    .hasSize(10);
        }
        assertThat(ids(INVALID + "&plaId=" + trade.plaIdOf(kita).value())).hasSize(7);
        assertThat(ids(INVALID + "&plaId=" + trade.plaIdOf(aoba).value())).isEmpty();
    }

    @Test
    void another_distributors_are_not_there() {
        assertThat(as(trade.distributor("Rhein Distribution", "DE")).each(ALL, "subscriptionId"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"porStanding=bad", "check=suspended", "plaId=aoba", "customerId=minato", "cursor=x"})
    void a_parameter_that_means_nothing_is_a_bad_request(String parameter) {
        assertThat(as(kanto).get(ALL + "?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void a_past_verdict_says_what_was_known_then() {
        PlaId aobas = trade.plaIdOf(aoba);
        Instant before = trade.now();
        long position = head();
        trade.at(before.plusSeconds(60)).suspend(aoba, null);
        Instant suspended = trade.now();
        trade.at(before.plusSeconds(120)).reactivate(aoba);
        String verdicts = "/ledger/por-verdicts?plaId=" + aobas.value() + "&customerId=" + minatoFoods.value();

        JsonNode then = as(kanto, "Auditor").read(verdicts + "&time=" + suspended);
        assertThat(then.get("valid").asBoolean()).isFalse();
        assertThat(then.get("enforced").asBoolean()).isTrue();
        assertThat(each(then.get("failures"), "check")).containsExactly("tenant-suspended");
        assertThat(then.at("/facts/reseller.active").asString()).isEqualTo("false");
        assertThat(then.at("/facts/customer.market").asString()).isEqualTo("JP");
        assertThat(then.get("time").asString()).isEqualTo(suspended.toString());
        assertThat(then.get("position").asLong()).isGreaterThan(position);
        assertThat(as(kanto).read(verdicts + "&time=" + before).get("valid").asBoolean())
                .isTrue();
        assertThat(as(kanto).read(verdicts).get("valid").asBoolean()).isTrue();
    }

    @Test
    void a_past_verdict_rests_on_what_ended_too() {
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");
        trade.remove(trade.partners(kanto, minami), "contract ended");

        String verdicts = "/ledger/por-verdicts?plaId=" + trade.plaIdOf(minami).value() + "&time=" + trade.now();
        JsonNode verdict = as(kanto).read(verdicts);
        assertThat(each(verdict.get("failures"), "check")).containsExactly("no-partnership");
        assertThat(verdict.get("position").asLong()).isEqualTo(head());
    }

    @Test
    void while_clocks_differ_a_suspension_that_begins_anew_begins_no_earlier_than_it_ended() {
        Instant before = trade.now();
        trade.at(before.plusSeconds(60)).suspend(aoba, "first");
        trade.at(before.plusSeconds(120)).reactivate(aoba);
        trade.at(before.plusSeconds(90)).suspend(aoba, "second");
        String verdicts = "/ledger/por-verdicts?plaId=" + trade.plaIdOf(aoba).value() + "&time=";
        String board = "/ledger/insights/invalid-por?time=";

        assertThat(each(as(kanto).read(verdicts + before.plusSeconds(119)).get("failures"), "check"))
                .containsExactly("tenant-suspended");
        assertThat(each(as(kanto).read(board + before.plusSeconds(119)).get("items"), "suspensionReason"))
                .containsExactly("first");
        assertThat(each(as(kanto).read(board + before.plusSeconds(120)).get("items"), "suspensionReason"))
                .containsExactly("second");
    }

    @Test
    void before_the_programme_validated_a_verdict_blocked_nothing() {
        trade.at(Instant.parse("2025-08-01T00:00:00Z"));
        DistributorId kansai = trade.distributor("Kansai Distribution", "JP");
        ResellerTenantId minami = trade.reseller("Minami Cloud", "JP");

        JsonNode verdict = as(kansai)
                .read("/ledger/por-verdicts?plaId=" + trade.plaIdOf(minami).value() + "&time=2025-08-02T00:00:00Z");
        assertThat(each(verdict.get("failures"), "check")).containsExactly("no-partnership");
        assertThat(verdict.get("enforced").asBoolean()).isFalse();
    }

    @Test
    void there_is_no_verdict_of_the_future_nor_from_before_the_distributor_or_its_customer() {
        String verdicts = "/ledger/por-verdicts?plaId=" + trade.plaIdOf(aoba).value();
        assertThat(as(kanto).get(verdicts + "&time=2999-01-01T00:00:00Z").status())
                .isEqualTo(400);
        assertThat(as(kanto).get(verdicts + "&time=1999-01-01T00:00:00Z").status())
                .isEqualTo(400);
        assertThat(as(kanto)
                        .get(verdicts + "&customerId=" + minatoFoods.value() + "&time=1999-01-01T00:00:00Z")
                        .status())
                .isEqualTo(404);
        assertThat(as(kanto).get("/ledger/por-verdicts?plaId=aoba").status()).isEqualTo(400);
        assertThat(each(as(kanto).read("/ledger/por-verdicts").get("failures"), "check"))
                .containsExactly("pla-missing");
    }
}
