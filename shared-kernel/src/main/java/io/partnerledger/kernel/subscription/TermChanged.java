package io.partnerledger.kernel.subscription;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The customer is committed for a longer term, which begins on the day of the change; all three dates are inclusive. {@code judgedAtPosition} is what the verdict rested on. */
@EventName("partner-ledger.term-changed")
@Revision("1")
public record TermChanged(
        String subscriptionId,
        String customerId,
        String customerCountry,
        String distributorId,
        @Nullable String partnerOfRecord,
        String formerTermDuration,
        String termDuration,
        LocalDate formerCommitmentEnd,
        LocalDate effectiveStart,
        LocalDate commitmentEnd,
        RecordedVerdict verdict,
        long judgedAtPosition,
        Instant changedAt,
        String requestKey)
        implements SubscriptionEvent {

    @Override
    public Subscription after(@Nullable Subscription before) {
        return requireNonNull(before)
                .changed(
                        requestKey,
                        next -> next.term = Term.beginning(
                                effectiveStart, commitmentEnd, Period.parse(termDuration), next.term.committedAt()));
    }
}
