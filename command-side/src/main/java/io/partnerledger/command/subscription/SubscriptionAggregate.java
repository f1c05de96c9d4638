package io.partnerledger.command.subscription;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionOutcome;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A subscription. */
@Aggregate(type = "subscription")
public class SubscriptionAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Subscription subscription;

    public SubscriptionAggregate() {}

    /** Begins with a line of an order. */
    public SubscriptionAggregate(SubscriptionStarted started) {
        apply(started);
    }

    @CommandHandler
    SubscriptionOutcome handle(ChangeSubscription command, PartnerOfRecordGate gate, Clock clock) {
        Subscription before = subscription();
        before.requireChangeable(command);
        Instant now = clock.instant();
        Judged judged = judge(before, command, gate, now);
        before.change(command, judged.judgements(), judged.position(), now).forEach(AggregateLifecycle::apply);
        return judged.judgements().stream().anyMatch(Judgement::blocks)
                ? new SubscriptionOutcome.Blocked(before.id(), judged.judgements())
                : new SubscriptionOutcome.Changed(subscription());
    }

    // What needs no partner of record doesn't wait for what is known of partners.
    private static Judged judge(
            Subscription subscription, ChangeSubscription command, PartnerOfRecordGate gate, Instant now) {
        Set<Change> changes = subscription.changesToJudge(command);
        return changes.isEmpty()
                ? Judged.NOTHING
                : gate.judge(
                        subscription.partnerAfter(command),
                        changes,
                        subscription.distributor(),
                        subscription.customerFacts(),
                        now);
    }

    Subscription subscription() {
        return requireNonNull(subscription);
    }

    @EventSourcingHandler
    void on(SubscriptionEvent event) {
        subscription = event.after(subscription);
        stream = subscription.id().stream();
    }
}
