package io.partnerledger.edge.partnercenter;

import io.partnerledger.kernel.cart.CartLine;
import io.partnerledger.kernel.cart.CartStatus;
import io.partnerledger.kernel.market.Country;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is to buy, put together first and ordered later.
 *
 * @param status {@code Active}, or {@code Ordered} once there is nothing left to check out
 */
public record Cart(
        UUID id,
        Instant creationTimestamp,
        Instant lastModifiedTimestamp,
        Instant expirationTimestamp,
        @Nullable String lastModifiedUser,
        String status,
        List<CartLineItem> lineItems,
        Links links,
        Attributes attributes)
        implements PartnerCenterMessage {

    /**
     * One thing in it.
     *
     * @param billingCycle one that every client knows
     * @param exactBillingCycle what it really is, where that is another
     * @param orderGroup what is ordered together
     */
    public record CartLineItem(
            int id,
            String catalogItemId,
            @Nullable String friendlyName,
            int quantity,
            @Nullable String currencyCode,
            BillingCycle billingCycle,
            @Nullable BillingCycle exactBillingCycle,
            String termDuration,
            List<NewCart.Participant> participants,
            String orderGroup) {

        static CartLineItem of(CartLine line, @Nullable String currencyCode) {
            BillingCycle billingCycle =
                    BillingCycle.of(io.partnerledger.kernel.order.BillingCycle.of(line.billingCycle()));
            BillingCycle shownCycle = billingCycle.knownToAllClients();
            return new CartLineItem(
                    line.id(),
                    line.catalogItemId(),
                    line.friendlyName(),
                    line.quantity(),
                    currencyCode,
                    shownCycle,
                    shownCycle == billingCycle ? null : billingCycle,
                    line.termDuration(),
                    participants(line),
                    line.orderGroup());
        }

        private static List<NewCart.Participant> participants(CartLine line) {
            List<NewCart.Participant> participants = new ArrayList<>();
            if (line.partnerOfRecord() != null) {
                participants.add(
                        new NewCart.Participant(NewCart.Participant.PARTNER_OF_RECORD, line.partnerOfRecord()));
            }
            line.additionalPartnersOfRecord()
                    .forEach(partner ->
                            participants.add(new NewCart.Participant(NewCart.Participant.ADDITIONAL_PARTNER, partner)));
            return List.copyOf(participants);
        }
    }

    /** As the ledger keeps it. */
    public static Cart of(io.partnerledger.kernel.cart.Cart cart, Country market, @Nullable String lastModifiedUser) {
        String currency = Order.currency(market).map(Currency::getCurrencyCode).orElse(null);
        return new Cart(
                cart.id().value(),
                cart.createdAt(),
                cart.modifiedAt(),
                cart.expiresAt(),
                lastModifiedUser,
                cart.status() == CartStatus.ORDERED ? "Ordered" : "Active",
                cart.lines().stream()
                        .map(line -> CartLineItem.of(line, currency))
                        .toList(),
                Links.self("/customers/" + cart.customer().value() + "/carts/"
                        + cart.id().value()),
                Attributes.of("Cart"));
    }
}
