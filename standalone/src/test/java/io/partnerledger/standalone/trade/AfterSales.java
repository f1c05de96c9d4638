package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.NameSupportContact;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of subscriptions, by people and by time. */
final class AfterSales {

    private static final PlaId NOBODYS = PlaId.of("9999999");

    private final Chance chance;
    private final Chronicle chronicle;
    private final Agenda agenda;
    private final Programme programme;
    private final Staff staff;

    AfterSales(Chance chance, Chronicle chronicle, Agenda agenda, Programme programme, Staff staff) {
        this.chance = chance;
        this.chronicle = chronicle;
        this.agenda = agenda;
        this.programme = programme;
        this.staff = staff;
    }

    /** Somebody changes something: seats, most of the time. */
    void change(Bought bought) {
        staff.of(bought.buyer.book, chance.in100(50) ? "SalesAgent" : "AdminAgent");
        int kind = chance.between(1, 100);
        if (kind <= 62) {
            seats(bought);
        } else if (kind <= 72) {
            partner(bought);
        } else if (kind <= 81) {
            rename(bought);
        } else if (kind <= 89) {
            decide(bought, null, null, null, null, null, !bought.subscription.autoRenewEnabled(), null);
        } else if (kind <= 94) {
            suspend(bought);
        } else if (kind <= 98) {
            plan(bought);
        } else if (bought.subscription.cancellableUntil(chronicle.now()).isPresent()) {
            decide(bought, null, null, null, null, null, null, SubscriptionStatus.DELETED);
        }
    }

    /** The least that can be done: one event and no more. */
    void rename(Bought bought) {
        decide(bought, null, "Plan " + chance.between(1_000, 999_999), null, null, null, null, null);
    }

    private void seats(Bought bought) {
        Subscription before = bought.subscription;
        boolean fewer = chance.in100(20)
                && before.quantity() > 1
                && before.cancellableUntil(chronicle.now()).isPresent();
        int seats = fewer ? before.quantity() - 1 : before.quantity() + chance.between(1, 9);
        decide(bought, null, null, Math.min(seats, Seats.MOST), null, null, null, null);
    }

    /** Another partner takes over, or the reseller's new PLA ID is put in the place of a former one. */
    private void partner(Bought bought) {
        List<Reseller> partners = bought.buyer.book.partners;
        Reseller own = bought.buyer.reseller;
        if (chance.in100(2)) {
            decide(bought, NOBODYS, null, null, null, null, null, null);
        } else if (own != null && chance.in100(60)) {
            decide(bought, own.plaId(), null, null, null, null, null, null);
        } else if (!partners.isEmpty()) {
            decide(bought, chance.of(partners).plaId(), null, null, null, null, null, null);
        }
    }

    private void suspend(Bought bought) {
        decide(bought, null, null, null, null, null, null, SubscriptionStatus.SUSPENDED);
        if (chance.in100(85)) {
            agenda.in(Duration.ofHours(chance.between(12, 24 * 20)), () -> {
                if (bought.subscription.status() == SubscriptionStatus.SUSPENDED) {
                    staff.of(bought.buyer.book, "AdminAgent");
                    decide(bought, null, null, null, null, null, null, SubscriptionStatus.ACTIVE);
                }
            });
        }
    }

    private void plan(Bought bought) {
        Subscription before = bought.subscription;
        if (!before.isOfNewCommerce()) {
            return;
        }
        BillingCycle other = before.billingCycle() == BillingCycle.MONTHLY ? BillingCycle.ANNUAL : BillingCycle.MONTHLY;
        if (other.fitsInto(before.term().duration())) {
            decide(bought, null, null, null, other, null, null, null);
        } else {
            decide(bought, null, null, null, null, Period.ofYears(1), null, null);
        }
    }

    private void decide(
            Bought bought,
            @Nullable PlaId partner,
            @Nullable String friendlyName,
            @Nullable Integer seats,
            @Nullable BillingCycle billing,
            @Nullable Period term,
            @Nullable Boolean autoRenew,
            @Nullable SubscriptionStatus status) {
        Subscription before = bought.subscription;
        ChangeSubscription command = new ChangeSubscription(
                before.id(),
                before.customer(),
                before.distributor(),
                null,
                partner,
                friendlyName,
                seats == null ? null : Seats.of(seats),
                billing,
                term,
                autoRenew,
                status,
                chance.hash());
        List<Judgement> judgements = before.changesToJudge(command).stream()
                .filter(change -> change.keepsItsVerdict() || programme.validates(change))
                .map(change -> programme.judgement(
                        bought.buyer.book, before.partnerAfter(command), before.customerFacts(), change))
                .toList();
        before.change(command, judgements, judgements.isEmpty() ? 0 : chronicle.told(), chronicle.now())
                .forEach(event -> apply(bought, event));
    }

    /** A partner is named who supports it, or the distributor again. */
    void supportContact(Bought bought) {
        List<Reseller> partners = bought.buyer.book.partners;
        if (partners.isEmpty()) {
            return;
        }
        Subscription before = bought.subscription;
        staff.of(bought.buyer.book, "HelpdeskAgent");
        before.nameSupportContact(
                        new NameSupportContact(
                                before.id(),
                                before.customer(),
                                before.distributor(),
                                chance.in100(10)
                                        ? null
                                        : chance.of(partners).tenant.id(),
                                chance.hash()),
                        true,
                        chronicle.now())
                .ifPresent(event -> apply(bought, event));
    }

    void apply(Bought bought, SubscriptionEvent event) {
        Subscription before = bought.subscription;
        bought.subscription = event.after(before);
        chronicle.tell("subscription", before.id().stream(), event);
        if (!bought.subscription.dueOn().equals(before.dueOn())) {
            advanceInTime(bought);
        }
    }

    /** On the day on which time has something to do with it, that happens. */
    void advanceInTime(Bought bought) {
        bought.subscription
                .dueOn()
                .ifPresent(day -> agenda.at(day.atStartOfDay(ZoneOffset.UTC).toInstant(), () -> advance(bought)));
    }

    private void advance(Bought bought) {
        Subscription before = bought.subscription;
        boolean mayRenew = !before.isToRenew(chronicle.now())
                || !programme
                        .judgement(bought.buyer.book, before.partner(), before.customerFacts(), Change.RENEWAL)
                        .blocks();
        chronicle.byItself(bought.buyer.book.tenant());
        before.advance(GracePeriods.defaults(), mayRenew, chronicle.now()).forEach(event -> apply(bought, event));
    }
}
