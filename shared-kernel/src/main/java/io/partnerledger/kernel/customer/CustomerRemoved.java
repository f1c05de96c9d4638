package io.partnerledger.kernel.customer;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The distributor has ended its relationship with the customer, who is nobody's any more. */
@EventName("partner-ledger.customer-removed")
@Revision("1")
public record CustomerRemoved(
        String customerId,
        String distributorId,
        @Nullable String associatedResellerTenantId,
        String domain,
        Instant removedAt,
        String requestKey)
        implements CustomerEvent {

    @Override
    public Customer after(@Nullable Customer before) {
        return requireNonNull(before).removed(removedAt, requestKey);
    }
}
