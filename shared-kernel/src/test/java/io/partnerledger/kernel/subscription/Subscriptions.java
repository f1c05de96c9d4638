package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** One subscription, bought on 1 April 2026 for a year, as it stands at some time. */
final class Subscriptions {

    static final SubscriptionId ID = SubscriptionId.of("0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60");
    static final CustomerId MINATO_FOODS = CustomerId.of("d1a4c0de-7a3f-4c52-8f0e-0b6f3f9a2c44");
    static final DistributorId KANTO = DistributorId.of("11aa22bb-33cc-44dd-55ee-66ff77aa88bb");
    static final ResellerTenantId AOBA = ResellerTenantId.of("6b0e5c1e-52a1-4a5e-9a3a-2f8a7a1c0d11");
    static final PlaId AOBAS = PlaId.of("5102938");
    static final Instant BOUGHT = Instant.parse("2026-04-01T09:00:00Z");
    static final LocalDate TERM_END = LocalDate.parse("2027-04-01");

    private static final String NEW_COMMERCE = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
    private static final String LEGACY = "031c9e47-4802-4248-838e-778fb1d2cc05";

    private Subscriptions() {}

    static Subscription renewing() {
        return bought(NEW_COMMERCE, "P1Y", true, BOUGHT);
    }

    static Subscription ending() {
        return bought(NEW_COMMERCE, "P1Y", false, BOUGHT);
    }

    static Subscription ofLegacyOffer() {
        return bought(LEGACY, "P1Y", true, BOUGHT);
    }

    static Subscription bought(String term, Instant at) {
        return bought(NEW_COMMERCE, term, true, at);
    }

    private static Subscription bought(String offer, String term, boolean autoRenew, Instant at) {
        LocalDate start = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return new SubscriptionStarted(
                        ID.value().toString(),
                        "9be1c7a20d4f",
                        0,
                        MINATO_FOODS.value().toString(),
                        "JP",
                        AOBA.value().toString(),
                        KANTO.value().toString(),
                        offer,
                        "Business Basic HQ",
                        25,
                        "monthly",
                        term,
                        AOBAS.value(),
                        at,
                        start,
                        Term.lastDay(start, Period.parse(term)),
                        autoRenew,
                        "order")
                .after(null);
    }

    static Subscription suspended(Subscription subscription) {
        return new SubscriptionSuspended(
                        ID.value().toString(),
                        MINATO_FOODS.value().toString(),
                        "JP",
                        KANTO.value().toString(),
                        AOBAS.value(),
                        BOUGHT,
                        "suspension")
                .after(subscription);
    }

    /** What has become of it by then. */
    static Subscription on(LocalDate day, Subscription subscription) {
        return after(subscription.advance(GracePeriods.defaults(), true, startOf(day)), subscription);
    }

    static Subscription after(List<? extends SubscriptionEvent> events, Subscription subscription) {
        Subscription after = subscription;
        for (SubscriptionEvent event : events) {
            after = event.after(after);
        }
        return after;
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
