package io.partnerledger.kernel.resellertenant;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The tenant is suspended: from here on nothing new may be sold through it. */
@EventName("partner-ledger.tenant-suspended")
@Revision("1")
public record TenantSuspended(
        String resellerTenantId,
        @Nullable String reason,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence,
        Instant recordedAt,
        String requestKey)
        implements ResellerTenantEvent {

    @Override
    public ResellerTenant after(@Nullable ResellerTenant before) {
        return requireNonNull(before).withState(TenantState.SUSPENDED, requestKey);
    }
}
