package io.partnerledger.kernel.resellertenant;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The tenant may, or may no longer, sell as a reseller. */
@EventName("partner-ledger.csp-authorization-changed")
@Revision("1")
public record CspAuthorizationChanged(
        String resellerTenantId,
        String status,
        @Nullable String reason,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence,
        Instant recordedAt,
        String requestKey)
        implements ResellerTenantEvent {

    @Override
    public ResellerTenant after(@Nullable ResellerTenant before) {
        return requireNonNull(before).withAuthorization(CspAuthorization.of(status), requestKey);
    }
}
