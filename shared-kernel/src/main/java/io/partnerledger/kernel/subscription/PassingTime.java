package io.partnerledger.kernel.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a subscription when nobody does anything. However late it is asked, each step falls on its own day and
 * none is left out.
 *
 * @param mayRenew whether its partner of record doesn't stand in the way; renewals are exempt unless set otherwise
 */
record PassingTime(GracePeriods grace, boolean mayRenew, Instant now) {

    List<SubscriptionEvent> since(Subscription recorded) {
        List<SubscriptionEvent> steps = new ArrayList<>();
        Subscription subscription = recorded;
        while (subscription.isDue(now)) {
            SubscriptionEvent step = step(subscription);
            steps.add(step);
            subscription = step.after(subscription);
        }
        return List.copyOf(steps);
    }

    private SubscriptionEvent step(Subscription due) {
        LocalDate day = due.dueOn().orElseThrow();
        return switch (due.status()) {
            case ACTIVE -> due.autoRenewEnabled() && mayRenew ? renewed(due) : expired(due, day);
            case SUSPENDED -> disabledAfterSuspension(due, grace, day, now);
            case EXPIRED -> disabled(due, day, day.plus(grace.disabled()), now);
            case DISABLED -> deleted(due, day);
            case DELETED -> throw new IllegalStateException("Time has nothing to do with what is deleted.");
        };
    }

    private SubscriptionRenewed renewed(Subscription due) {
        Term next = due.term().renewed();
        return new SubscriptionRenewed(
                due.id().value().toString(),
                due.customer().value().toString(),
                due.customerCountry().code(),
                due.distributor().value().toString(),
                partner(due),
                due.quantity(),
                due.term().end(),
                next.start(),
                next.end(),
                now);
    }

    private SubscriptionExpired expired(Subscription due, LocalDate day) {
        return new SubscriptionExpired(
                due.id().value().toString(),
                due.customer().value().toString(),
                due.customerCountry().code(),
                due.distributor().value().toString(),
                partner(due),
                due.autoRenewEnabled(),
                day,
                day.plus(grace.expired()),
                now);
    }

    static SubscriptionDisabled disabledAfterSuspension(
            Subscription suspended, GracePeriods grace, LocalDate day, Instant now) {
        return disabled(suspended, day, day.plus(grace.afterSuspension()), now);
    }

    private static SubscriptionDisabled disabled(Subscription due, LocalDate day, LocalDate until, Instant now) {
        return new SubscriptionDisabled(
                due.id().value().toString(),
                due.customer().value().toString(),
                due.customerCountry().code(),
                due.distributor().value().toString(),
                partner(due),
                due.status().code(),
                day,
                until,
                now);
    }

    private SubscriptionDeleted deleted(Subscription due, LocalDate day) {
        return new SubscriptionDeleted(
                due.id().value().toString(),
                due.customer().value().toString(),
                due.customerCountry().code(),
                due.distributor().value().toString(),
                partner(due),
                day,
                now);
    }

    private static @Nullable String partner(Subscription subscription) {
        return subscription.partner() == null ? null : subscription.partner().value();
    }
}
