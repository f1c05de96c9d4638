package io.partnerledger.kernel.order;

import io.partnerledger.kernel.pla.PlaId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that was ordered, as events and the order's state keep it. */
public record OrderLine(
        int lineItemNumber,
        String offerId,
        @Nullable String friendlyName,
        int quantity,
        String termDuration,
        @Nullable String partnerOfRecord,
        List<String> additionalPartnersOfRecord,
        String subscriptionId) {

    public OrderLine {
        additionalPartnersOfRecord = List.copyOf(additionalPartnersOfRecord);
    }

    static OrderLine of(PlaceOrder.Line line) {
        return new OrderLine(
                line.lineItemNumber(),
                line.offerId(),
                line.friendlyName(),
                line.quantity().value(),
                line.termDuration().toString(),
                line.partnerIdOnRecord() == null
                        ? null
                        : line.partnerIdOnRecord().value(),
                line.additionalPartnerIdsOnRecord().stream().map(PlaId::value).toList(),
                line.subscription().value().toString());
    }

    OrderLine numbered(int number) {
        return new OrderLine(
                number,
                offerId,
                friendlyName,
                quantity,
                termDuration,
                partnerOfRecord,
                additionalPartnersOfRecord,
                subscriptionId);
    }
}
