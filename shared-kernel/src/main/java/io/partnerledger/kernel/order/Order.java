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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order a distributor placed, or tried to place, for a customer.
 *
 * <p>It stands as a whole or not at all: one line whose partner of record doesn't pass blocks it, and that is kept for
 * the auditor (S44). A blocked order may be tried again under the same id once its cause is mended; placed, it is final.
 *
 * @param verdicts one for each partner of record on it
 * @param decidedAt when it was placed, or last blocked
 */
public record Order(
        OrderId id,
        OrderStatus status,
        CustomerId customer,
        DistributorId distributor,
        BillingCycle billingCycle,
        List<OrderLine> lines,
        @Nullable Boolean attestationAccepted,
        List<RecordedVerdict> verdicts,
        Instant decidedAt,
        RequestKeys answered) {

    private static final int MOST_ADDITIONAL_PARTNERS = 5;

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
        Refused.unless(customer.distributor().equals(command.distributor()), RefusalCode.NOT_FOUND_HERE);
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), RefusalCode.ALREADY_EXISTS);
            if (before.status == OrderStatus.PLACED) {
                return Optional.empty();
            }
        }
        requireAcceptable(command, customer.country());
        requireResellers(command.additionalPartners(), resellers);
        List<RecordedVerdict> verdicts =
                judgements.stream().map(RecordedVerdict::of).toList();
        if (blockedLines(command, judgements).isEmpty()) {
            return Optional.of(placed(command, customer, verdicts, position, now));
        }
        return before != null && sameVerdicts(before.verdicts, verdicts)
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
    public static void requireAcceptable(PlaceOrder command, Country market) {
        // Who says nothing is let pass as not attested; who says no is not (900206).
        Refused.unless(
                !Boolean.FALSE.equals(command.attestationAccepted()), RefusalCode.PARTNER_ATTESTATION_NOT_ACCEPTED);
        for (PlaceOrder.Line line : command.lines()) {
            int additional = line.additionalPartnerIdsOnRecord().size();
            Refused.unless(
                    additional == 0 || (additional <= MOST_ADDITIONAL_PARTNERS && EuEfta.contains(market)),
                    RefusalCode.ADDITIONAL_PARTNERS_NOT_ALLOWED);
        }
    }

    // Nothing says how they are judged: whether they are resellers at all is asked, their standing isn't.
    private static void requireResellers(Set<PlaId> additionalPartners, Set<PlaId> resellers) {
        for (PlaId additional : additionalPartners) {
            if (!resellers.contains(additional)) {
                throw new Refused(
                        RefusalCode.ADDITIONAL_PARTNER_NOT_A_RESELLER, null, Map.of("plaId", additional.value()));
            }
        }
    }

    private static boolean sameVerdicts(List<RecordedVerdict> one, List<RecordedVerdict> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).agreesWith(other.get(i))) {
                return false;
            }
        }
        return true;
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
}
