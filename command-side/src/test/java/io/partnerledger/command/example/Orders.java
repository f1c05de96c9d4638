package io.partnerledger.command.example;

import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Resellers.AOBA;

import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders for Minato Foods, and the subscriptions they begin. */
public final class Orders {

    public static final OrderId ORDER = OrderId.of("9be1c7a20d4f");
    public static final SubscriptionId FIRST = SubscriptionId.of("0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f60");
    public static final SubscriptionId SECOND = SubscriptionId.of("0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f61");
    public static final Instant PLACED_AT = Instant.parse("2026-04-01T02:03:04Z");
    public static final String OFFER = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";

    private Orders() {}

    public static PlaceOrder order(String requestKey, PlaceOrder.Line... lines) {
        return new PlaceOrder(ORDER, MINATO_FOODS, KANTO, BillingCycle.MONTHLY, List.of(lines), true, requestKey);
    }

    public static PlaceOrder.Line firstLine(@Nullable PlaId partner) {
        return line(0, partner, List.of(), FIRST);
    }

    public static PlaceOrder.Line secondLine(@Nullable PlaId partner) {
        return line(1, partner, List.of(), SECOND);
    }

    public static PlaceOrder.Line line(
            int number, @Nullable PlaId partner, List<PlaId> additional, SubscriptionId subscription) {
        return new PlaceOrder.Line(
                number,
                OFFER,
                "Business Basic HQ",
                Seats.of(25),
                PlaceOrder.Line.DEFAULT_TERM,
                partner,
                additional,
                subscription);
    }

    public static SubscriptionStarted started(SubscriptionId id, int line, @Nullable PlaId partner, String requestKey) {
        return new SubscriptionStarted(
                id.value().toString(),
                ORDER.value(),
                line,
                MINATO_FOODS.value().toString(),
                "JP",
                AOBA.value().toString(),
                KANTO.value().toString(),
                OFFER,
                "Business Basic HQ",
                25,
                "monthly",
                Period.ofYears(1).toString(),
                partner == null ? null : partner.value(),
                PLACED_AT,
                LocalDate.parse("2026-04-01"),
                LocalDate.parse("2027-03-31"),
                true,
                requestKey);
    }
}
