package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The term was over and the next has begun; all three dates are inclusive. */
@EventName("partner-ledger.subscription-renewed")
@Revision("1")
public record SubscriptionRenewed(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        int quantity,
        LocalDate formerCommitmentEnd,
        LocalDate effectiveStart,
        LocalDate commitmentEnd,
        Instant recordedAt)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before).advanced(next -> next.term = next.term.followedBy(effectiveStart, commitmentEnd));
    }
}
