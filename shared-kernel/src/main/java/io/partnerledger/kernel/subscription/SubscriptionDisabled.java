package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The customer no longer reaches what it had bought: the grace of an expired subscription, or the term of a suspended
 * one, was over, or the distributor has removed the customer while it was suspended. Disabled on one day, it is to be
 * deleted on the other.
 */
@EventName("partner-ledger.subscription-disabled")
@Revision("1")
public record SubscriptionDisabled(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        String formerStatus,
        LocalDate disabledOn,
        LocalDate deletedFrom,
        Instant recordedAt)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).advanced(next -> {
            next.status = SubscriptionStatus.DISABLED;
            next.graceUntil = deletedFrom;
        });
    }
}
