package io.partnerledger.edge.partnercenter;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.OrderLine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order that was placed.
 *
 * @param parentSubscriptionId of an add-on, what it was bought on top of
 * @param links to what was bought; those of the catalogue only where the offer names product, SKU and availability
 */
public record OrderLineItem(
        int lineItemNumber,
        String offerId,
        UUID subscriptionId,
        @Nullable UUID parentSubscriptionId,
        @Nullable String termDuration,
        String transactionType,
        @Nullable String friendlyName,
        int quantity,
        @Nullable String partnerIdOnRecord,
        List<String> additionalPartnerIdsOnRecord,
        LineLinks links,
        Attributes attributes) {

    /** Where the line leads. */
    public record LineLinks(
            @Nullable Link product,
            @Nullable Link sku,
            @Nullable Link availability,
            Link subscription) {

        static LineLinks of(String offerId, String country, String subscription) {
            String[] offer = offerId.split(":");
            if (offer.length != 3) {
                return new LineLinks(null, null, null, Link.get(subscription));
            }
            String product = "/products/" + offer[0];
            String sku = product + "/skus/" + offer[1];
            return new LineLinks(
                    Link.get(product).query("country", country),
                    Link.get(sku).query("country", country),
                    Link.get(sku + "/availabilities/" + offer[2]).query("country", country),
                    Link.get(subscription));
        }
    }

    /** A line of an order that was placed in the market. */
    static OrderLineItem of(OrderLine line, UUID customer, Country market) {
        return begun(
                customer,
                market.code(),
                line.lineItemNumber(),
                line.offerId(),
                UUID.fromString(line.subscriptionId()),
                line.termDuration(),
                line.friendlyName(),
                line.quantity(),
                line.partnerOfRecord(),
                line.additionalPartnersOfRecord());
    }

    /** A line that began a subscription. */
    public static OrderLineItem begun(
            UUID customer,
            String country,
            int number,
            String offerId,
            UUID subscription,
            @Nullable String termDuration,
            @Nullable String friendlyName,
            int quantity,
            @Nullable String partnerOfRecord,
            List<String> additionalPartners) {
        return new OrderLineItem(
                number,
                offerId,
                subscription,
                null,
                termDuration,
                "New",
                friendlyName,
                quantity,
                partnerOfRecord,
                List.copyOf(additionalPartners),
                LineLinks.of(offerId, country, "/customers/" + customer + "/subscriptions/" + subscription),
                Attributes.of("OrderLineItem"));
    }

    /** The same as an add-on, if there is something it was bought on top of. */
    OrderLineItem onTopOf(@Nullable String parent) {
        return parent == null
                ? this
                : new OrderLineItem(
                        lineItemNumber,
                        offerId,
                        subscriptionId,
                        UUID.fromString(parent),
                        termDuration,
                        transactionType,
                        friendlyName,
                        quantity,
                        partnerIdOnRecord,
                        additionalPartnerIdsOnRecord,
                        links,
                        attributes);
    }
}
