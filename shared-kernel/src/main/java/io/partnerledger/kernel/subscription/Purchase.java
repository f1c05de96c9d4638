package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription came about: what never changes of it.
 *
 * @param associatedReseller on whose behalf the customer was added, absent where it is the distributor's own
 */
public record Purchase(
        OrderId order,
        int lineItemNumber,
        CustomerId customer,
        Country customerCountry,
        @Nullable ResellerTenantId associatedReseller,
        DistributorId distributor,
        String offerId,
        Instant madeAt) {

    /** New commerce offers name product, SKU and availability, legacy ones a GUID. */
    boolean isOfNewCommerce() {
        return offerId.contains(":");
    }
}
