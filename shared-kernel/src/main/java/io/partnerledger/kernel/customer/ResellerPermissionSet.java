package io.partnerledger.kernel.customer;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The associated reseller may do something else in the customer's account than before (S71). */
@EventName("partner-ledger.reseller-permission-set")
@Revision("1")
public record ResellerPermissionSet(
        String customerId,
        String distributorId,
        String resellerTenantId,
        String formerPermission,
        String permission,
        Instant setAt,
        String requestKey)
        implements CustomerEvent {

    @Override
    public Customer after(@Nullable Customer before) {
        return requireNonNull(before).withResellerPermission(ResellerPermission.of(permission), requestKey);
    }
}
