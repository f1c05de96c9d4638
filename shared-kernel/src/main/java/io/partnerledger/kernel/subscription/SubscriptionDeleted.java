package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** All grace was over, and the subscription is deleted. */
@EventName("partner-ledger.subscription-deleted")
@Revision("1")
public record SubscriptionDeleted(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        LocalDate deletedOn,
        Instant recordedAt)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).advanced(next -> {
            next.status = SubscriptionStatus.DELETED;
            next.graceUntil = null;
        });
    }
}
