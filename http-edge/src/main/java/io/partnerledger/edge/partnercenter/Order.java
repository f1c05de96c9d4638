package io.partnerledger.edge.partnercenter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order that was placed. */
public record Order(
        String id,
        String alternateId,
        UUID referenceCustomerId,
        BillingCycle billingCycle,
        @Nullable String currencyCode,
        @Nullable String currencySymbol,
        List<OrderLineItem> lineItems,
        Instant creationDate,
        String status,
        String transactionType,
        Links links,
        Attributes attributes)
        implements PartnerCenterMessage {

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
        return new Order(
                id,
                id,
                customer,
                billingCycle,
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
