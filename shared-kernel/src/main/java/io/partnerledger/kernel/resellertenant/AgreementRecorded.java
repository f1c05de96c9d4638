package io.partnerledger.kernel.resellertenant;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The tenant has, or has no longer, accepted the Microsoft Partner Agreement. */
@EventName("partner-ledger.agreement-recorded")
@Revision("1")
public record AgreementRecorded(
        String resellerTenantId,
        boolean agreementSigned,
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence,
        Instant recordedAt,
        String requestKey)
        implements ResellerTenantEvent {

    @Override
    public ResellerTenant after(@Nullable ResellerTenant before) {
        return requireNonNull(before).withAgreement(agreementSigned, requestKey);
    }
}
