package io.partnerledger.kernel.order;

import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command wants otherwise than an order that stands is, and whether its state and that of its subscriptions allow
 * it.
 *
 * @param subscriptions those of the order, as they are now
 */
public record RequestedOrderChange(Order before, ChangeOrder command, List<Subscription> subscriptions) {

    /** More is no order, but an import. */
    private static final int MOST_LINES = 200;

    public RequestedOrderChange {
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * Refuses what the state of things forbids; to be asked before anything is judged.
     *
     * @param resellers those of the additional partners of record that are indirect resellers
     */
    public void requireAllowed(Customer customer, Set<PlaId> resellers) {
        command.told().forEach(this::requireUnchanged);
        if (!before.changesBy(command)) {
            return;
        }
        if (before.billingCycleChangesBy(command)) {
            requireBillable(Objects.requireNonNull(command.billingCycle()));
        }
        Order.requireAcceptable(
                command.attestationAccepted(),
                command.addOns().stream().map(ChangeOrder.NewAddOn::line).toList(),
                customer.country());
        Order.requireResellers(command.additionalPartners(), resellers);
        Refused.unless(before.lines().size() + command.addOns().size() <= MOST_LINES, RefusalCode.ORDER_FULL);
        command.addOns().forEach(addOn -> {
            Optional<Subscription> parent = subscriptions.stream()
                    .filter(subscription -> subscription.id().equals(addOn.parent()))
                    .findFirst();
            Refused.unless(parent.isPresent(), RefusalCode.PARENT_NOT_OF_ORDER);
            Refused.unless(
                    parent.get().status() == SubscriptionStatus.ACTIVE,
                    RefusalCode.PARENT_NOT_ACTIVE,
                    parent.get().status());
        });
    }

    // New commerce is billed subscription by subscription (800097); what is billed together must all be active (6000)
    // and
    // long enough for it (6001).
    private void requireBillable(BillingCycle wanted) {
        Refused.unless(
                subscriptions.stream().noneMatch(Subscription::isOfNewCommerce),
                RefusalCode.BILLING_CYCLE_SET_BY_SUBSCRIPTION);
        subscriptions.forEach(subscription -> Refused.unless(
                subscription.status() == SubscriptionStatus.ACTIVE,
                RefusalCode.ORDER_NOT_ALL_ACTIVE,
                subscription.status()));
        boolean offered = switch (wanted) {
            case MONTHLY, ANNUAL, TRIENNIAL ->
                subscriptions.stream()
                        .allMatch(subscription ->
                                wanted.fitsInto(subscription.term().duration()));
            case ONE_TIME, NONE, UNKNOWN -> false;
        };
        Refused.unless(offered, RefusalCode.BILLING_CYCLE_NOT_OFFERED);
    }

    // The caller may have a line from the order, as it was placed, or from the subscription, as it is by now.
    private void requireUnchanged(ChangeOrder.ToldLine told) {
        String id = told.subscription().value().toString();
        OrderLine line = before.lines().stream()
                .filter(each -> each.subscriptionId().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(RefusalCode.SUBSCRIPTION_NOT_OF_ORDER, null, Map.of("subscription", id)));
        Subscription now = subscriptions.stream()
                .filter(subscription -> subscription.id().equals(told.subscription()))
                .findFirst()
                .orElse(null);
        if (told.offerId() != null && !told.offerId().equalsIgnoreCase(line.offerId())) {
            throw notChangeable(told, "offerId");
        }
        requireEither(
                told,
                "friendlyName",
                told.friendlyName(),
                line.friendlyName(),
                now == null ? null : now.friendlyName());
        requireEither(told, "quantity", told.quantity(), line.quantity(), now == null ? null : now.quantity());
        requireEither(
                told,
                "termDuration",
                months(told.termDuration()),
                months(Period.parse(line.termDuration())),
                now == null ? null : months(now.term().duration()));
        requireEither(
                told,
                "partnerIdOnRecord",
                told.partnerIdOnRecord() == null
                        ? null
                        : told.partnerIdOnRecord().value(),
                line.partnerOfRecord(),
                now == null || now.partner() == null ? null : now.partner().value());
    }

    private static @Nullable Long months(@Nullable Period term) {
        return term == null ? null : term.toTotalMonths();
    }

    private static void requireEither(
            ChangeOrder.ToldLine told,
            String member,
            @Nullable Object says,
            @Nullable Object ordered,
            @Nullable Object now) {
        if (says != null && !says.equals(ordered) && !says.equals(now)) {
            throw notChangeable(told, member);
        }
    }

    private static Refused notChangeable(ChangeOrder.ToldLine told, String member) {
        return new Refused(
                RefusalCode.ORDER_LINE_NOT_CHANGEABLE,
                null,
                Map.of("member", "lineItems[" + told.place() + "]." + member));
    }

    /** The partners of record to judge, by what they are judged for. */
    public Map<Change, Collection<@Nullable PlaId>> partnersToJudge() {
        Map<Change, Collection<@Nullable PlaId>> partners = new EnumMap<>(Change.class);
        if (before.billingCycleChangesBy(command)) {
            Set<@Nullable PlaId> billed = new LinkedHashSet<>();
            subscriptions.forEach(subscription -> billed.add(subscription.partner()));
            partners.put(Change.BILLING_PLAN, billed);
        }
        if (!command.addOns().isEmpty()) {
            partners.put(Change.ORDER, command.partnersOfAddOns());
        }
        return partners;
    }

    /**
     * What changes, or the one event that nothing may.
     *
     * @param judgements one for each of {@link #partnersToJudge}
     * @param position what the judgements rest on
     */
    public List<OrderEvent> events(Customer customer, List<Judgement> judgements, long position, Instant now) {
        List<RecordedVerdict> verdicts =
                judgements.stream().map(RecordedVerdict::of).toList();
        if (judgements.stream().anyMatch(Judgement::blocks)) {
            OrderChangeBlocked blocked = blocked(customer, verdicts, position, now);
            return before.repeatsTheLastBlockedChange(blocked) ? List.of() : List.of(blocked);
        }
        List<OrderEvent> events = new ArrayList<>(2);
        BillingCycle billed = before.billingCycle();
        if (before.billingCycleChangesBy(command)) {
            billed = Objects.requireNonNull(command.billingCycle());
            events.add(new OrderBillingCycleChanged(
                    before.id().value(),
                    before.customer().value().toString(),
                    before.distributor().value().toString(),
                    before.billingCycle().code(),
                    billed.code(),
                    of(Change.BILLING_PLAN, verdicts),
                    position,
                    now,
                    command.requestKey()));
        }
        if (!command.addOns().isEmpty()) {
            events.add(new OrderExtended(
                    before.id().value(),
                    before.customer().value().toString(),
                    customer.country().code(),
                    customer.associatedReseller() == null
                            ? null
                            : customer.associatedReseller().value().toString(),
                    before.distributor().value().toString(),
                    billed.code(),
                    addOns(),
                    command.attestationAccepted(),
                    of(Change.ORDER, verdicts),
                    position,
                    now,
                    command.requestKey()));
        }
        return events;
    }

    private OrderChangeBlocked blocked(Customer customer, List<RecordedVerdict> verdicts, long position, Instant now) {
        return new OrderChangeBlocked(
                before.id().value(),
                before.customer().value().toString(),
                customer.country().code(),
                before.distributor().value().toString(),
                before.billingCycleChangesBy(command)
                        ? Objects.requireNonNull(command.billingCycle()).code()
                        : null,
                addOns(),
                verdicts,
                position,
                now,
                command.requestKey());
    }

    private static List<RecordedVerdict> of(Change change, List<RecordedVerdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.change().equals(change.code()))
                .toList();
    }

    /** Numbered after the lines that are there. */
    private List<AddOn> addOns() {
        int next = before.lines().stream()
                        .mapToInt(OrderLine::lineItemNumber)
                        .max()
                        .orElse(-1)
                + 1;
        List<AddOn> addOns = new ArrayList<>(command.addOns().size());
        for (ChangeOrder.NewAddOn addOn : command.addOns()) {
            addOns.add(new AddOn(
                    OrderLine.of(addOn.line()).numbered(next + addOns.size()),
                    addOn.parent().value().toString()));
        }
        return addOns;
    }
}
