package io.partnerledger.query.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTrendTest extends QuerySideTest {

    private static final String TREND = "/ledger/insights/invalid-por/trend";
    private static final Duration DAY = Duration.ofDays(1);

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private ResellerTenantId minami;
    private PartnershipId withMinami;
    private CustomerId minatoFoods;
    private LocalDate first;

    @BeforeEach
    void kanto_sells_through_aoba_and_minami() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        minami = trade.reseller("Minami Cloud", "JP");
        trade.partners(kanto, aoba);
        withMinami = trade.partners(kanto, minami);
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        first = LocalDate.ofInstant(trade.now(), ZoneOffset.UTC);
    }

    private List<String> trend(int from, int to) {
        List<String> points = new ArrayList<>();
        as(kanto)
                .read(TREND + "?from=" + first.plusDays(from) + "&to=" + first.plusDays(to))
                .get("items")
                .forEach(point ->
                        points.add(LocalDate.parse(point.get("day").asString()).toEpochDay()
                                - first.toEpochDay() + ": "
                                + point.get("resellers").asInt() + " "
                                + point.get("subscriptions").asInt() + " "
                                + point.get("seats").asInt()));
        return points;
    }

    @Test // S53
    void each_day_shows_how_it_ended() {
        SubscriptionId headOffice =
                trade.order(minatoFoods, trade.plaIdOf(aoba), 25).get(0);
        trade.order(minatoFoods, trade.plaIdOf(minami), 7, 3);
        trade.after(DAY).suspend(aoba, null);
        trade.after(DAY).seats(headOffice, 40);
        trade.sign(minami, false);
        trade.after(DAY).reactivate(aoba);
        trade.after(DAY).remove(withMinami, "contract ended");

        assertThat(trend(0, 5))
                .containsExactly("0: 0 0 0", "1: 1 1 25", "2: 2 3 50", "3: 1 2 10", "4: 0 0 0", "5: 0 0 0");
    }

    @Test
    void today_is_as_it_is_now_and_a_month_is_shown_unless_asked() {
        trade.order(minatoFoods, trade.plaIdOf(aoba), 25);
        trade.suspend(aoba, null);

        var items = as(kanto).read(TREND).get("items");
        assertThat(items.size()).isEqualTo(30);
        assertThat(items.get(29).get("day").asString())
                .isEqualTo(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString());
        assertThat(items.get(29).get("seats").asInt()).isEqualTo(25);
        assertThat(items.get(0).get("seats").asInt()).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-03-02&to=2026-03-01",
                "from=2020-01-01&to=2026-03-01",
                "to=2999-01-01",
                "to=march",
                "to=-999999999-01-01",
                "from=-9999-01-01&to=-9999-01-02",
                "from=0000-12-31&to=0001-01-01",
                "from=2026-03-01T00:00:00Z"
            })
    void a_time_that_cannot_be_shown_is_a_bad_request(String parameters) {
        assertThat(as(kanto).get(TREND + "?" + parameters).status()).isEqualTo(400);
    }
}
