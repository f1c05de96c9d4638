package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Seats;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is put into a cart. */
public record CartItem(
        String catalogItemId,
        @Nullable String friendlyName,
        Seats quantity,
        BillingCycle billingCycle,
        Period termDuration,
        @Nullable PlaId partnerOfRecord,
        List<PlaId> additionalPartnersOfRecord) {

    public CartItem {
        additionalPartnersOfRecord = List.copyOf(additionalPartnersOfRecord);
    }
}
