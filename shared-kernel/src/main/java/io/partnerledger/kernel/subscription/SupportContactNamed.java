package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Another partner supports the subscription; where none is named, the distributor does (S36, S73). */
@EventName("partner-ledger.support-contact-named")
@Revision("1")
public record SupportContactNamed(
        String subscriptionId,
        String customerId,
        String distributorId,
        @Nullable String formerSupportTenantId,
        @Nullable String supportTenantId,
        Instant namedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before)
                .withSupportContact(supportTenantId == null ? null : ResellerTenantId.of(supportTenantId), requestKey);
    }
}
