package io.partnerledger.kernel.resellertenant;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The suspension of the tenant has ended. */
@EventName("partner-ledger.tenant-reactivated")
@Revision("1")
public record TenantReactivated(
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
        return requireNonNull(before).withState(TenantState.ACTIVE, requestKey);
    }
}
