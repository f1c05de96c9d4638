package io.partnerledger.kernel.order;

import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.market.EuEfta;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An order a distributor placed, or tried to place, for a customer.
 *
 * <p>It stands as a whole or not at all: one line whose partner of record doesn't pass blocks it, and that is kept for
 * the auditor (S44). A blocked order may be tried again under the same id once its cause is mended; placed, it stands.
 * From then on it may only be billed in another rhythm, with all its subscriptions, and be added to; whatever else changes,
 * changes of a subscription alone.
 *
 * @param parents of each subscription that was added, the one it was bought on top of
 * @param verdicts one for each partner of record on it, as it was placed or last blocked
 * @param decidedAt when it was placed, or last blocked
 * @param version counts what has changed what is shown of it; a blocked attempt changes nothing
 * @param lastBlockedChange the last change that was stopped, so that its repeat isn't recorded twice
 */
public record Order(
        OrderId id,
        OrderStatus status,
        CustomerId customer,
        DistributorId distributor,
        BillingCycle billingCycle,
        List<OrderLine> lines,
        Map<String, String> parents,
        @Nullable Boolean attestationAccepted,
        List<RecordedVerdict> verdicts,
        Instant decidedAt,
        long version,
        @Nullable OrderChangeBlocked lastBlockedChange,
        RequestKeys answered) {

    /** The version of an order that has not changed since. */
    static final long AS_PLACED = 1;

    private static final int MOST_ADDITIONAL_PARTNERS = 5;

    public Order {
        lines = List.copyOf(lines);
        // Sorted, so that the same state is always written in the same way.
        parents = Collections.unmodifiableMap(new TreeMap<>(parents));
    }

    /**
     * Placed or blocked, or nothing where that has been said before.
     *
     * @param judgements one for each partner of record on the lines
     * @param resellers those of the additional partners of record that are indirect resellers
     * @param position what the judgements rest on
     */
    public static Optional<OrderEvent> place(
            @Nullable Order before,
            PlaceOrder command,
            Customer customer,
            List<Judgement> judgements,
            Set<PlaId> resellers,
            long position,
            Instant now) {
        customer.requireOf(command.distributor());
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), RefusalCode.ALREADY_EXISTS);
            if (before.status == OrderStatus.PLACED) {
                return Optional.empty();
            }
        }
        requireAcceptable(command.attestationAccepted(), command.lines(), customer.country());
        requireResellers(command.additionalPartners(), resellers);
        List<RecordedVerdict> verdicts =
                judgements.stream().map(RecordedVerdict::of).toList();
        if (blockedLines(command, judgements).isEmpty()) {
            return Optional.of(placed(command, customer, verdicts, position, now));
        }
        return before != null && RecordedVerdict.agree(before.verdicts, verdicts)
                ? Optional.empty()
                : Optional.of(blocked(command, customer, verdicts, position, now));
    }

    /** The lines that stop the order, with all that is wrong with each. */
    public static List<OrderOutcome.BlockedLine> blockedLines(PlaceOrder command, List<Judgement> judgements) {
        return command.lines().stream()
                .map(line -> new OrderOutcome.BlockedLine(
                        line.lineItemNumber(),
                        line.partnerIdOnRecord(),
                        judgementOf(line, judgements).verdict()))
                .filter(line -> line.verdict().enforced())
                .toList();
    }

    private static Judgement judgementOf(PlaceOrder.Line line, List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> Objects.equals(judgement.plaId(), line.partnerIdOnRecord()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A line's partner of record was not judged."));
    }

    /** Refuses what no order in that market may say, whoever its partners of record are. */
    public static void requireAcceptable(
            @Nullable Boolean attestationAccepted, List<PlaceOrder.Line> lines, Country market) {
        // Who says nothing is let pass as not attested; who says no is not (900206).
        Refused.unless(!Boolean.FALSE.equals(attestationAccepted), RefusalCode.PARTNER_ATTESTATION_NOT_ACCEPTED);
        for (PlaceOrder.Line line : lines) {
            int additional = line.additionalPartnerIdsOnRecord().size();
            Refused.unless(
                    additional == 0 || (additional <= MOST_ADDITIONAL_PARTNERS && EuEfta.contains(market)),
                    RefusalCode.ADDITIONAL_PARTNERS_NOT_ALLOWED);
        }
    }

    // Nothing says how they are judged: whether they are resellers at all is asked, their standing isn't.
    static void requireResellers(Set<PlaId> additionalPartners, Set<PlaId> resellers) {
        for (PlaId additional : additionalPartners) {
            if (!resellers.contains(additional)) {
                throw new Refused(
                        RefusalCode.ADDITIONAL_PARTNER_NOT_A_RESELLER, null, Map.of("plaId", additional.value()));
            }
        }
    }

    private static OrderPlaced placed(
            PlaceOrder command, Customer customer, List<RecordedVerdict> verdicts, long position, Instant now) {
        return new OrderPlaced(
                command.id().value(),
                command.customer().value().toString(),
                customer.country().code(),
                associatedReseller(customer),
                command.distributor().value().toString(),
                command.billingCycle().code(),
                linesOf(command),
                command.attestationAccepted(),
                verdicts,
                position,
                now,
                command.requestKey());
    }

    private static OrderBlocked blocked(
            PlaceOrder command, Customer customer, List<RecordedVerdict> verdicts, long position, Instant now) {
        return new OrderBlocked(
                command.id().value(),
                command.customer().value().toString(),
                customer.country().code(),
                associatedReseller(customer),
                command.distributor().value().toString(),
                command.billingCycle().code(),
                linesOf(command),
                command.attestationAccepted(),
                verdicts,
                position,
                now,
                command.requestKey());
    }

    private static @Nullable String associatedReseller(Customer customer) {
        return customer.associatedReseller() == null
                ? null
                : customer.associatedReseller().value().toString();
    }

    private static List<OrderLine> linesOf(PlaceOrder command) {
        return command.lines().stream().map(OrderLine::of).toList();
    }

    /** Refuses a caller it doesn't belong to or that rests on an older version than is shown. */
    public void requireAsSeenBy(ChangeOrder command) {
        Refused.unless(
                status == OrderStatus.PLACED
                        && command.customer().equals(customer)
                        && command.distributor().equals(distributor),
                RefusalCode.NOT_FOUND_HERE);
        Refused.unless(
                hasAnswered(command.requestKey())
                        || command.expectedVersion() == null
                        || command.expectedVersion() == version,
                RefusalCode.STALE_VERSION);
    }

    /** Whether that was done before, so that nothing is left to do. */
    public boolean hasAnswered(String requestKey) {
        return answered.contain(requestKey);
    }

    /** Whether anything is to become otherwise. */
    public boolean changesBy(ChangeOrder command) {
        return billingCycleChangesBy(command) || !command.addOns().isEmpty();
    }

    boolean billingCycleChangesBy(ChangeOrder command) {
        return command.billingCycle() != null && command.billingCycle() != billingCycle;
    }

    /** The subscriptions of its lines. */
    public List<SubscriptionId> subscriptions() {
        return lines.stream()
                .map(line -> SubscriptionId.of(line.subscriptionId()))
                .toList();
    }

    /** The line that the caller means who names neither subscription nor parent. */
    public Optional<OrderLine> line(int lineItemNumber, String offerId) {
        return lines.stream()
                .filter(line -> line.lineItemNumber() == lineItemNumber
                        && line.offerId().equalsIgnoreCase(offerId))
                .findFirst();
    }

    // A caller that got no answer sends the same again; the same stop is then no second attempt.
    boolean repeatsTheLastBlockedChange(OrderChangeBlocked blocked) {
        return lastBlockedChange != null
                && lastBlockedChange.requestKey().equals(blocked.requestKey())
                && RecordedVerdict.agree(lastBlockedChange.verdicts(), blocked.verdicts());
    }

    Order billedAs(OrderBillingCycleChanged event) {
        return new Order(
                id,
                status,
                customer,
                distributor,
                BillingCycle.of(event.billingCycle()),
                lines,
                parents,
                attestationAccepted,
                verdicts,
                decidedAt,
                version + 1,
                lastBlockedChange,
                answered.and(event.requestKey()));
    }

    Order extended(OrderExtended event) {
        List<OrderLine> all = new ArrayList<>(lines);
        Map<String, String> allParents = new TreeMap<>(parents);
        event.addOns().forEach(addOn -> {
            all.add(addOn.line());
            allParents.put(addOn.line().subscriptionId(), addOn.parentSubscriptionId());
        });
        return new Order(
                id,
                status,
                customer,
                distributor,
                billingCycle,
                all,
                allParents,
                attestationAccepted,
                verdicts,
                decidedAt,
                version + 1,
                lastBlockedChange,
                answered.and(event.requestKey()));
    }

    // The key isn't kept: once the cause is mended, the same request may be tried again.
    Order withBlockedChange(OrderChangeBlocked attempt) {
        return new Order(
                id,
                status,
                customer,
                distributor,
                billingCycle,
                lines,
                parents,
                attestationAccepted,
                verdicts,
                decidedAt,
                version,
                attempt,
                answered);
    }
}
