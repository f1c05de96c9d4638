package io.partnerledger.command.subscription;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.dispatch.Occasion;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.AdvanceSubscription;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.NameSupportContact;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionOutcome;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import io.partnerledger.kernel.subscription.SupportContactNamed;
import io.partnerledger.kernel.subscription.ToldSubscription;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
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
    SubscriptionOutcome handle(ChangeSubscription command, PartnerOfRecordGate gate, GracePeriods grace, Clock clock) {
        subscription().requireAsSeenBy(command);
        if (subscription().hasAnswered(command.requestKey())) {
            return new SubscriptionOutcome.Changed(subscription());
        }
        Instant now = clock.instant();
        // What time has brought about comes first, also where nobody has recorded it yet.
        advance(gate, grace, now);
        Subscription before = subscription();
        before.requireChangeable(command, now);
        Judged judged = judge(before.partnerAfter(command), before.changesToJudge(command), gate, now);
        before.change(command, judged.judgements(), judged.position(), now).forEach(AggregateLifecycle::apply);
        return outcome(judged);
    }

    @CommandHandler
    SubscriptionOutcome handle(
            NameSupportContact command,
            PartnerOfRecordGate gate,
            PartnerDirectory directory,
            GracePeriods grace,
            Clock clock) {
        subscription().requireOf(command);
        if (subscription().hasAnswered(command.requestKey())) {
            return new SubscriptionOutcome.Changed(subscription());
        }
        Instant now = clock.instant();
        advance(gate, grace, now);
        ResellerTenantId contact = command.contact();
        boolean partners =
                contact != null && directory.atLeastNow(known -> known.partners(command.distributor(), contact));
        Optional<SupportContactNamed> named = subscription().nameSupportContact(command, partners, now);
        if (named.isEmpty()) {
            return new SubscriptionOutcome.Changed(subscription());
        }
        Judged judged = judge(subscription().partner(), Set.of(Change.SUPPORT_CONTACT), gate, now);
        if (judged.blocks()) {
            subscription()
                    .supportContactBlocked(command, judged.judgements(), judged.position(), now)
                    .ifPresent(AggregateLifecycle::apply);
        } else {
            apply(named.get());
        }
        return outcome(judged);
    }

    @CommandHandler
    void handle(AdvanceSubscription command, PartnerOfRecordGate gate, GracePeriods grace, Clock clock) {
        advance(gate, grace, clock.instant());
    }

    /** Ends with its customer, if it is suspended. */
    public void endWithCustomer(GracePeriods grace, Instant now) {
        subscription().endWithCustomer(grace, now).ifPresent(AggregateLifecycle::apply);
    }

    /** The judgement, where it is news. */
    Optional<Judgement> take(ToldSubscription told, Supplier<Judged> judging, Instant now) {
        if (!ToldSubscription.isNews(told.command(), subscription, now)) {
            return Optional.empty();
        }
        Judged judged = judging.get();
        Judgement judgement = judged.judgements().get(0);
        apply(told.taken(judgement, judged.position(), now));
        return Optional.of(judgement);
    }

    private void advance(PartnerOfRecordGate gate, GracePeriods grace, Instant now) {
        Subscription before = subscription();
        // Whoever asked, it was time.
        MetaData byItself = MetaData.from(Occasion.actor(before.distributor().value()));
        gate.advance(before, grace, now).forEach(step -> AggregateLifecycle.apply(step, byItself));
    }

    private Judged judge(@Nullable PlaId partner, Set<Change> changes, PartnerOfRecordGate gate, Instant now) {
        return gate.judge(
                partner, changes, subscription().distributor(), subscription().customerFacts(), now);
    }

    private SubscriptionOutcome outcome(Judged judged) {
        return judged.blocks()
                ? new SubscriptionOutcome.Blocked(subscription().id(), judged.judgements())
                : new SubscriptionOutcome.Changed(subscription());
    }

    /** As it is once what time has brought about is recorded, which comes before any change. */
    public Subscription upToDate(PartnerOfRecordGate gate, GracePeriods grace, Instant now) {
        advance(gate, grace, now);
        return subscription();
    }

    /** Is billed as its order is. */
    public void billed(OrderBillingCycleChanged order) {
        apply(subscription().billed(order));
    }

    /** One that hasn't begun wasn't begun by any request. */
    boolean wasBegunBy(String requestKey) {
        return subscription != null && subscription.wasBegunBy(requestKey);
    }

    public Subscription subscription() {
        return requireNonNull(subscription);
    }

    @EventSourcingHandler
    void on(SubscriptionEvent event) {
        subscription = event.after(subscription);
        stream = subscription.id().stream();
    }
}
