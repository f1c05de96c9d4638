package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command wants otherwise than the subscription is, and whether its state allows that. */
record RequestedChange(Subscription before, ChangeSubscription command) {

    Set<Change> kinds() {
        Set<Change> kinds = EnumSet.noneOf(Change.class);
        addIf(partnerChanges(), Change.PARTNER_OF_RECORD, kinds);
        addIf(seatsChange(), Change.SEATS, kinds);
        addIf(billingCycleChanges(), Change.BILLING_PLAN, kinds);
        addIf(termChanges(), Change.TERM, kinds);
        addIf(nameChanges(), Change.RENAMING, kinds);
        addIf(autoRenewChanges(), Change.AUTO_RENEWAL, kinds);
        addIf(becomes(SubscriptionStatus.SUSPENDED), Change.SUSPENSION, kinds);
        addIf(becomes(SubscriptionStatus.ACTIVE), Change.REACTIVATION, kinds);
        addIf(becomes(SubscriptionStatus.DELETED), Change.CANCELLATION, kinds);
        return kinds;
    }

    private static void addIf(boolean wanted, Change kind, Set<Change> kinds) {
        if (wanted) {
            kinds.add(kind);
        }
    }

    void requireAllowed(Instant now) {
        if (kinds().isEmpty()) {
            return;
        }
        Refused.unless(before.status().isRunning(), RefusalCode.SUBSCRIPTION_NOT_CHANGEABLE, before.status());
        // Suspended as it is, it must at least be reactivated by the same change (2001, 800091).
        boolean active = before.status() == SubscriptionStatus.ACTIVE || becomes(SubscriptionStatus.ACTIVE);
        Refused.unless(active || !seatsChange(), RefusalCode.SEATS_OF_SUSPENDED_SUBSCRIPTION, before.status());
        Refused.unless(
                active || !(billingCycleChanges() || termChanges() || becomes(SubscriptionStatus.DELETED)),
                RefusalCode.SUBSCRIPTION_SUSPENDED,
                before.status());
        requireReconsiderable(now);
        requirePlan();
    }

    private void requireReconsiderable(Instant now) {
        boolean inTime = before.term().isReconsiderable(now);
        Refused.unless(
                inTime || !becomes(SubscriptionStatus.DELETED),
                RefusalCode.CANCELLATION_WINDOW_PASSED,
                before.status());
        // Legacy offers lose seats at any time.
        Refused.unless(
                inTime || !seatsAreReduced() || !before.isOfNewCommerce(), RefusalCode.SEAT_REDUCTION_WINDOW_PASSED);
    }

    private void requirePlan() {
        if (!billingCycleChanges() && !termChanges()) {
            return;
        }
        Refused.unless(before.isOfNewCommerce() || !billingCycleChanges(), RefusalCode.BILLING_CYCLE_SET_BY_ORDER);
        Refused.unless(before.isOfNewCommerce() || !termChanges(), RefusalCode.TERM_OF_LEGACY_OFFER);
        Refused.unless(
                termAfter().toTotalMonths() >= before.term().duration().toTotalMonths(), RefusalCode.TERM_SHORTENED);
        Refused.unless(billingCycleAfter().fitsInto(termAfter()), RefusalCode.BILLING_CYCLE_LONGER_THAN_TERM);
    }

    /** One for each fact, in an order in which each could have come by itself. */
    List<SubscriptionEvent> events(List<Judgement> judgements, long position, Instant now) {
        String subscription = before.id().value().toString();
        String customer = before.customer().value().toString();
        String country = before.customerCountry().code();
        String distributor = before.distributor().value().toString();
        String former = text(before.partner());
        String partner = text(before.partnerAfter(command));
        String key = command.requestKey();
        List<SubscriptionEvent> events = new ArrayList<>();
        if (becomes(SubscriptionStatus.ACTIVE)) {
            events.add(new SubscriptionReactivated(subscription, customer, country, distributor, former, now, key));
        }
        if (partnerChanges() && partner != null) {
            events.add(new PartnerOfRecordAssigned(
                    subscription,
                    customer,
                    country,
                    distributor,
                    former,
                    partner,
                    before.quantity(),
                    before.term().end(),
                    verdict(Change.PARTNER_OF_RECORD, judgements),
                    position,
                    now,
                    key));
        }
        if (command.quantity() != null && seatsChange()) {
            events.add(new SeatsChanged(
                    subscription,
                    customer,
                    country,
                    distributor,
                    partner,
                    before.quantity(),
                    command.quantity().value(),
                    verdict(Change.SEATS, judgements),
                    position,
                    now,
                    key));
        }
        if (billingCycleChanges()) {
            events.add(new BillingPlanChanged(
                    subscription,
                    customer,
                    country,
                    distributor,
                    partner,
                    before.billingCycle().code(),
                    billingCycleAfter().code(),
                    verdict(Change.BILLING_PLAN, judgements),
                    position,
                    now,
                    key));
        }
        if (termChanges()) {
            Term term = before.term().changedTo(termAfter(), LocalDate.ofInstant(now, ZoneOffset.UTC));
            events.add(new TermChanged(
                    subscription,
                    customer,
                    country,
                    distributor,
                    partner,
                    before.term().duration().toString(),
                    term.duration().toString(),
                    before.term().end(),
                    term.start(),
                    term.end(),
                    verdict(Change.TERM, judgements),
                    position,
                    now,
                    key));
        }
        if (command.friendlyName() != null && nameChanges()) {
            events.add(new SubscriptionRenamed(
                    subscription, customer, distributor, before.friendlyName(), command.friendlyName(), now, key));
        }
        if (command.autoRenewEnabled() != null && autoRenewChanges()) {
            events.add(new AutoRenewSet(
                    subscription, customer, country, distributor, partner, command.autoRenewEnabled(), now, key));
        }
        if (becomes(SubscriptionStatus.SUSPENDED)) {
            events.add(new SubscriptionSuspended(subscription, customer, country, distributor, partner, now, key));
        }
        if (becomes(SubscriptionStatus.DELETED)) {
            events.add(new SubscriptionCancelled(subscription, customer, country, distributor, partner, now, key));
        }
        return List.copyOf(events);
    }

    SubscriptionChangeBlocked blocked(List<Judgement> judgements, long position, Instant now) {
        return before.blocked(
                partnerChanges() ? command.partnerId() : null,
                command.quantity() != null && seatsChange() ? command.quantity().value() : null,
                judgements,
                position,
                now,
                command.requestKey());
    }

    private boolean partnerChanges() {
        return command.partnerId() != null && !command.partnerId().equals(before.partner());
    }

    private boolean seatsChange() {
        return command.quantity() != null && command.quantity().value() != before.quantity();
    }

    private boolean seatsAreReduced() {
        return command.quantity() != null && command.quantity().value() < before.quantity();
    }

    private boolean billingCycleChanges() {
        return billingCycleAfter() != before.billingCycle();
    }

    private BillingCycle billingCycleAfter() {
        return command.billingCycle() == null ? before.billingCycle() : command.billingCycle();
    }

    // Twelve months are a year.
    private boolean termChanges() {
        return termAfter().toTotalMonths() != before.term().duration().toTotalMonths();
    }

    private Period termAfter() {
        return command.termDuration() == null ? before.term().duration() : command.termDuration();
    }

    private boolean nameChanges() {
        return command.friendlyName() != null && !command.friendlyName().equals(before.friendlyName());
    }

    private boolean autoRenewChanges() {
        return command.autoRenewEnabled() != null && command.autoRenewEnabled() != before.autoRenewEnabled();
    }

    // To those who don't know its state, an expired or disabled one reads as suspended: echoed, that asks for nothing.
    private boolean becomes(SubscriptionStatus status) {
        boolean readsSo = before.status() == status
                || status == SubscriptionStatus.SUSPENDED
                        && (before.status() == SubscriptionStatus.EXPIRED
                                || before.status() == SubscriptionStatus.DISABLED);
        return command.status() == status && !readsSo;
    }

    private static RecordedVerdict verdict(Change change, List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> judgement.change() == change)
                .findFirst()
                .map(RecordedVerdict::of)
                .orElseThrow(() -> new IllegalArgumentException("A change was not judged."));
    }

    private static @Nullable String text(@Nullable PlaId plaId) {
        return plaId == null ? null : plaId.value();
    }
}
