package io.partnerledger.command.subscription;

import io.partnerledger.command.due.Agenda;
import io.partnerledger.command.due.Due;
import io.partnerledger.command.due.DueFolding;
import io.partnerledger.command.due.DueWork;
import io.partnerledger.kernel.subscription.AdvanceSubscription;
import io.partnerledger.kernel.subscription.SubscriptionCancelled;
import io.partnerledger.kernel.subscription.SubscriptionDeleted;
import io.partnerledger.kernel.subscription.SubscriptionDisabled;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionExpired;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionImported;
import io.partnerledger.kernel.subscription.SubscriptionRenewed;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import io.partnerledger.kernel.subscription.TermChanged;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** When its term is over, a subscription renews itself or begins to end; each step names the day of the next. */
@Component
class TermEnd implements DueWork {

    @Override
    public String kind() {
        return "term-end";
    }

    @Override
    public void describe(DueFolding folding) {
        folding.on(SubscriptionStarted.class, (e, agenda) -> begun(e, e.distributorId(), agenda))
                .on(SubscriptionImported.class, (e, agenda) -> begun(e, e.distributorId(), agenda))
                .on(
                        TermChanged.class,
                        (e, agenda) -> due(
                                e.subscriptionId(),
                                e.distributorId(),
                                e.commitmentEnd().plusDays(1),
                                agenda))
                .on(
                        SubscriptionRenewed.class,
                        (e, agenda) -> due(
                                e.subscriptionId(),
                                e.distributorId(),
                                e.commitmentEnd().plusDays(1),
                                agenda))
                .on(
                        SubscriptionExpired.class,
                        (e, agenda) -> due(e.subscriptionId(), e.distributorId(), e.disabledFrom(), agenda))
                .on(
                        SubscriptionDisabled.class,
                        (e, agenda) -> due(e.subscriptionId(), e.distributorId(), e.deletedFrom(), agenda))
                .on(SubscriptionDeleted.class, (e, agenda) -> agenda.noMore(e.subscriptionId()))
                .on(SubscriptionCancelled.class, (e, agenda) -> agenda.noMore(e.subscriptionId()));
    }

    private static void begun(SubscriptionEvent event, String distributor, Agenda agenda) {
        event.after(null).dueOn().ifPresent(day -> due(event.subscriptionId(), distributor, day, agenda));
    }

    private static void due(String subscription, String distributor, LocalDate day, Agenda agenda) {
        agenda.due(subscription, distributor, day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public AdvanceSubscription command(Due due) {
        return new AdvanceSubscription(SubscriptionId.of(due.subject()));
    }
}
