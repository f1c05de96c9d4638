package io.partnerledger.query.insights;

import static io.partnerledger.query.Reader.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.LocationStatus;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.query.QuerySideTest;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every kind of change that can flip a standing shows on the board at once, and afterwards as of any time. */
class WhatFlipsAStandingTest extends QuerySideTest {

    private static final String BOARD = "/ledger/insights/invalid-por";

    private DistributorId kanto;
    private ResellerTenantId aoba;
    private PlaId aobas;
    private PartnershipId partnership;
    private CustomerId minatoFoods;
    private SubscriptionId subscription;

    @BeforeEach
    void kanto_sells_25_seats_through_aoba() {
        kanto = trade.distributor("Kanto Distribution", "JP");
        aoba = trade.reseller("Aoba Systems", "JP");
        aobas = trade.plaIdOf(aoba);
        partnership = trade.partners(kanto, aoba);
        minatoFoods = trade.customer(kanto, aoba, "Minato Foods", "JP");
        subscription = trade.order(minatoFoods, aobas, 25).get(0);
    }

    enum Flip {
        SUSPENDED(
                test -> test.trade.suspend(test.aoba, null),
                test -> test.trade.reactivate(test.aoba),
                "tenant-suspended"),
        REVOKED(test -> test.trade.revoke(test.aoba), test -> test.trade.authorize(test.aoba), "not-authorized"),
        UNSIGNED(
                test -> test.trade.sign(test.aoba, false),
                test -> test.trade.sign(test.aoba, true),
                "agreement-unsigned"),
        PENDING(test -> test.located("JP", LocationStatus.PENDING), Flip::authorised, "location-not-authorized"),
        REJECTED(test -> test.located("JP", LocationStatus.REJECTED), Flip::authorised, "location-not-authorized"),
        RETIRED(test -> test.located("JP", LocationStatus.RETIRED), Flip::authorised, "location-not-authorized"),
        MOVED_TO_ANOTHER_COUNTRY(
                test -> test.located("NO", LocationStatus.AUTHORIZED),
                Flip::authorised,
                "region-mismatch",
                "market-mismatch"),
        MOVED_TO_ANOTHER_PLA_ID(
                test -> test.trade.locate(test.aoba, Trade.freshPlaId(), "JP", LocationStatus.AUTHORIZED),
                test -> test.trade.assign(test.subscription, test.trade.plaIdOf(test.aoba)),
                "location-not-authorized"),
        ORDERED_FOR_ANOTHER_MARKET(
                test -> test.abroad = test.trade
                        .order(test.trade.customer(test.kanto, test.aoba, "Busan Ferries", "KR"), test.aobas, 25)
                        .get(0),
                test -> test.trade.assign(test.abroad, test.another()),
                "market-mismatch"),
        REMOVED(
                test -> test.trade.suspend(test.aoba, null),
                test -> test.trade.remove(test.partnership, "contract ended"),
                "tenant-suspended"),
        ACCEPTED_THOUGH_SUSPENDED(
                test -> {
                    test.trade.remove(test.partnership, "contract ended");
                    test.trade.suspend(test.aoba, null);
                    test.partnership = test.trade.partners(test.kanto, test.aoba);
                },
                test -> test.trade.reactivate(test.aoba),
                "tenant-suspended");

        private final Consumer<WhatFlipsAStandingTest> wrong;
        private final Consumer<WhatFlipsAStandingTest> right;
        private final List<String> checks;

        Flip(Consumer<WhatFlipsAStandingTest> wrong, Consumer<WhatFlipsAStandingTest> right, String... checks) {
            this.wrong = wrong;
            this.right = right;
            this.checks = List.of(checks);
        }

        private static void authorised(WhatFlipsAStandingTest test) {
            test.located("JP", LocationStatus.AUTHORIZED);
        }
    }

    private SubscriptionId abroad;

    private void located(String country, LocationStatus status) {
        trade.locate(aoba, aobas, country, status);
    }

    private PlaId another() {
        return trade.plaIdOf(trade.reseller("Kita Networks", "JP"));
    }

    private JsonNode asOf(Instant time) {
        return as(kanto).read(BOARD + "?time=" + time);
    }

    @ParameterizedTest // S53
    @EnumSource(Flip.class)
    void it_is_on_the_board_from_then_until_it_is_right_again(Flip flip) {
        Duration day = Duration.ofDays(1);
        Instant before = trade.now();
        flip.wrong.accept(after(day));
        Instant wrong = trade.now();
        JsonNode live = as(kanto).read(BOARD);
        assertThat(each(live.at("/items/0/failures"), "check")).isEqualTo(flip.checks);
        assertThat(live.at("/items/0/seats").asInt()).isEqualTo(25);
        assertThat(live.at("/items/0/invalidSince").asString()).isEqualTo(wrong.toString());
        flip.right.accept(after(day));
        Instant right = trade.now();

        assertThat(as(kanto).read(BOARD).get("items").size()).isZero();
        assertThat(asOf(before).get("items").size()).isZero();
        assertThat(asOf(wrong).get("items")).isEqualTo(live.get("items"));
        assertThat(asOf(right.minusMillis(1)).get("items")).isEqualTo(live.get("items"));
        assertThat(asOf(right.minusMillis(1)).get("totals")).isEqualTo(live.get("totals"));
        assertThat(asOf(right).get("items").size()).isZero();
    }

    private WhatFlipsAStandingTest after(Duration passed) {
        trade.after(passed);
        return this;
    }
}
