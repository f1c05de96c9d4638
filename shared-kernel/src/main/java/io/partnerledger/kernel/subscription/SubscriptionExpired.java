package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The term was over and the subscription didn't renew; were it set to, its partner of record stood in the way. Expired on one day, it is to be disabled on the other. */
@EventName("partner-ledger.subscription-expired")
@Revision("1")
public record SubscriptionExpired(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        boolean autoRenewEnabled,
        LocalDate expiredOn,
        LocalDate disabledFrom,
        Instant recordedAt)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).advanced(next -> {
            next.status = SubscriptionStatus.EXPIRED;
            next.graceUntil = disabledFrom;
        });
    }
}
