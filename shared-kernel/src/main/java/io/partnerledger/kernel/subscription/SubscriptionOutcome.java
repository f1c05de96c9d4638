package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.partnerofrecord.Judgement;
import java.util.List;

/** What came of a change: both are kept. */
public sealed interface SubscriptionOutcome {

    /** It is as the caller wants it. */
    record Changed(Subscription subscription) implements SubscriptionOutcome {}

    /** It was stopped as a whole; the judgements are of the partner of record it would have had. */
    record Blocked(SubscriptionId subscription, List<Judgement> judgements) implements SubscriptionOutcome {

        public Blocked {
            judgements = List.copyOf(judgements);
        }
    }
}
