package io.partnerledger.edge.partnercenter;

import io.partnerledger.kernel.market.Country;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that was placed.
 *
 * @param billingCycle one that every client knows
 * @param exactBillingCycle what it really is, where that is another
 */
public record Order(
        String id,
        String alternateId,
        UUID referenceCustomerId,
        BillingCycle billingCycle,
        @Nullable BillingCycle exactBillingCycle,
        @Nullable String currencyCode,
        @Nullable String currencySymbol,
        List<OrderLineItem> lineItems,
        Instant creationDate,
        String status,
        String transactionType,
        Links links,
        Attributes attributes)
        implements PartnerCenterMessage {

    /** One that was placed, as the ledger keeps it. */
    public static Order of(io.partnerledger.kernel.order.Order order, Country market) {
        UUID customer = order.customer().value();
        return completed(
                order.id().value(),
                customer,
                BillingCycle.of(order.billingCycle()),
                currency(market).map(Currency::getCurrencyCode).orElse(null),
                currency(market)
                        .map(currency -> currency.getSymbol(inCountry(market)))
                        .orElse(null),
                order.lines().stream()
                        .map(line -> OrderLineItem.of(line, customer, market)
                                .onTopOf(order.parents().get(line.subscriptionId())))
                        .toList(),
                order.decidedAt(),
                order.version());
    }

    private static Locale inCountry(Country market) {
        return new Locale.Builder().setRegion(market.code()).build();
    }

    static Optional<Currency> currency(Country market) {
        try {
            return Optional.ofNullable(Currency.getInstance(inCountry(market)));
        } catch (IllegalArgumentException noneOfItsOwn) {
            return Optional.empty();
        }
    }

    /** As the ledger keeps it: completed as soon as it is placed. */
    public static Order completed(
            String id,
            UUID customer,
            BillingCycle billingCycle,
            @Nullable String currencyCode,
            @Nullable String currencySymbol,
            List<OrderLineItem> lines,
            Instant placedAt,
            long version) {
        BillingCycle shownCycle = billingCycle.knownToAllClients();
        return new Order(
                id,
                id,
                customer,
                shownCycle,
                shownCycle == billingCycle ? null : billingCycle,
                currencyCode,
                currencySymbol,
                List.copyOf(lines),
                placedAt,
                "completed",
                "UserPurchase",
                Links.self("/customers/" + customer + "/orders/" + id),
                new Attributes(new Etag(id, version).text(), "Order"));
    }
}
