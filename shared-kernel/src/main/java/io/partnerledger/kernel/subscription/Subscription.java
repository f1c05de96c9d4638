package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has bought, and which reseller is its partner of record.
 *
 * <p>It begins with a line of an order. A change is judged as a whole on the partner of record it leaves: seats and the
 * partner of record itself need a valid one, while renaming, the renewal switch, suspending and reactivating never do.
 * Ended partnerships and suspended resellers leave it as it is; only what is changed later is judged anew.
 *
 * @param partner its partner of record, absent while it has none
 * @param effectiveStart first day of the term
 * @param commitmentEnd last day of the term
 * @param sequence of the last event
 * @param version the sequence of the last event that changed what is shown of it; a blocked attempt changes nothing
 * @param lastBlocked the last change that was stopped, so that its repeat isn't recorded twice
 */
public record Subscription(
        SubscriptionId id,
        OrderId order,
        int lineItemNumber,
        CustomerId customer,
        Country customerCountry,
        @Nullable ResellerTenantId associatedReseller,
        DistributorId distributor,
        String offerId,
        @Nullable String friendlyName,
        int quantity,
        BillingCycle billingCycle,
        Period termDuration,
        @Nullable PlaId partner,
        Instant createdAt,
        LocalDate effectiveStart,
        LocalDate commitmentEnd,
        boolean autoRenewEnabled,
        SubscriptionStatus status,
        long sequence,
        long version,
        @Nullable SubscriptionChangeBlocked lastBlocked,
        RequestKeys answered) {

    /** A subscription for each line of the order, its term beginning on the day of the order (UTC). */
    public static List<SubscriptionStarted> startedBy(OrderPlaced order) {
        return order.lines().stream().map(line -> startedBy(order, line)).toList();
    }

    private static SubscriptionStarted startedBy(OrderPlaced order, OrderLine line) {
        LocalDate start = LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC);
        return new SubscriptionStarted(
                line.subscriptionId(),
                order.orderId(),
                line.lineItemNumber(),
                order.customerId(),
                order.customerCountry(),
                order.associatedResellerTenantId(),
                order.distributorId(),
                line.offerId(),
                line.friendlyName(),
                line.quantity(),
                order.billingCycle(),
                line.termDuration(),
                line.partnerOfRecord(),
                order.placedAt(),
                start,
                start.plus(Period.parse(line.termDuration())).minusDays(1),
                true,
                order.requestKey());
    }

    static Subscription started(SubscriptionStarted event) {
        return new Subscription(
                SubscriptionId.of(event.subscriptionId()),
                OrderId.of(event.orderId()),
                event.lineItemNumber(),
                CustomerId.of(event.customerId()),
                Country.of(event.customerCountry()),
                event.associatedResellerTenantId() == null
                        ? null
                        : ResellerTenantId.of(event.associatedResellerTenantId()),
                DistributorId.of(event.distributorId()),
                event.offerId(),
                event.friendlyName(),
                event.quantity(),
                BillingCycle.of(event.billingCycle()),
                Period.parse(event.termDuration()),
                event.partnerOfRecord() == null ? null : PlaId.of(event.partnerOfRecord()),
                event.createdAt(),
                event.effectiveStart(),
                event.commitmentEnd(),
                event.autoRenewEnabled(),
                SubscriptionStatus.ACTIVE,
                0,
                0,
                null,
                RequestKeys.startingWith(event.requestKey()));
    }

    /** Refuses a caller it doesn't belong to or that rests on an older version; to be asked before anything is judged. */
    public void requireChangeable(ChangeSubscription command) {
        Refused.unless(
                command.distributor().equals(distributor) && command.customer().equals(customer),
                RefusalCode.NOT_FOUND_HERE);
        if (answered.contain(command.requestKey())) {
            return;
        }
        Refused.unless(
                command.expectedVersion() == null || command.expectedVersion() == version, RefusalCode.STALE_VERSION);
        // Suspended as it is, it must at least be reactivated by the same change (2001).
        Refused.unless(
                !seatsChange(command)
                        || status == SubscriptionStatus.ACTIVE
                        || command.status() == SubscriptionStatus.ACTIVE,
                RefusalCode.SUBSCRIPTION_NOT_CHANGEABLE,
                status);
    }

    /** For which of what is asked a valid partner of record is needed. */
    public Set<Change> changesToJudge(ChangeSubscription command) {
        Set<Change> changes = EnumSet.noneOf(Change.class);
        if (answered.contain(command.requestKey())) {
            return changes;
        }
        if (partnerChanges(command)) {
            changes.add(Change.PARTNER_OF_RECORD);
        }
        if (seatsChange(command)) {
            changes.add(Change.SEATS);
        }
        return changes;
    }

    /** The partner of record it would have after the change. */
    public @Nullable PlaId partnerAfter(ChangeSubscription command) {
        return command.partnerId() == null ? partner : command.partnerId();
    }

    /**
     * What changes, one event for each fact; or the one event that nothing may; or nothing.
     *
     * @param judgements one for each of {@link #changesToJudge}, of {@link #partnerAfter}
     * @param position what the judgements rest on
     */
    public List<SubscriptionEvent> change(
            ChangeSubscription command, List<Judgement> judgements, long position, Instant now) {
        requireChangeable(command);
        if (answered.contain(command.requestKey())) {
            return List.of();
        }
        if (judgements.stream().anyMatch(Judgement::blocks)) {
            SubscriptionChangeBlocked blocked = blocked(command, judgements, position, now);
            return repeatsTheLast(blocked) ? List.of() : List.of(blocked);
        }
        return changes(command, judgements, position, now);
    }

    private List<SubscriptionEvent> changes(
            ChangeSubscription command, List<Judgement> judgements, long position, Instant now) {
        String subscription = id.value().toString();
        String ofCustomer = customer.value().toString();
        String ofDistributor = distributor.value().toString();
        String country = customerCountry.code();
        String key = command.requestKey();
        PlaId partnerAfter = partnerAfter(command);
        String por = partnerAfter == null ? null : partnerAfter.value();
        List<SubscriptionEvent> events = new ArrayList<>();
        if (command.status() == SubscriptionStatus.ACTIVE && status != SubscriptionStatus.ACTIVE) {
            events.add(new SubscriptionReactivated(
                    subscription, ofCustomer, country, ofDistributor, text(partner), now, key));
        }
        if (partnerChanges(command)) {
            events.add(new PartnerOfRecordAssigned(
                    subscription,
                    ofCustomer,
                    country,
                    ofDistributor,
                    text(partner),
                    Objects.requireNonNull(por),
                    quantity,
                    commitmentEnd,
                    verdict(Change.PARTNER_OF_RECORD, judgements),
                    position,
                    now,
                    key));
        }
        if (command.quantity() != null && seatsChange(command)) {
            events.add(new SeatsChanged(
                    subscription,
                    ofCustomer,
                    country,
                    ofDistributor,
                    por,
                    quantity,
                    command.quantity().value(),
                    verdict(Change.SEATS, judgements),
                    position,
                    now,
                    key));
        }
        if (command.friendlyName() != null && !command.friendlyName().equals(friendlyName)) {
            events.add(new SubscriptionRenamed(
                    subscription, ofCustomer, ofDistributor, friendlyName, command.friendlyName(), now, key));
        }
        if (command.autoRenewEnabled() != null && command.autoRenewEnabled() != autoRenewEnabled) {
            events.add(new AutoRenewSet(
                    subscription, ofCustomer, country, ofDistributor, por, command.autoRenewEnabled(), now, key));
        }
        if (command.status() == SubscriptionStatus.SUSPENDED && status != SubscriptionStatus.SUSPENDED) {
            events.add(new SubscriptionSuspended(subscription, ofCustomer, country, ofDistributor, por, now, key));
        }
        return List.copyOf(events);
    }

    private SubscriptionChangeBlocked blocked(
            ChangeSubscription command, List<Judgement> judgements, long position, Instant now) {
        return new SubscriptionChangeBlocked(
                id.value().toString(),
                customer.value().toString(),
                customerCountry.code(),
                distributor.value().toString(),
                text(partner),
                partnerChanges(command) ? text(command.partnerId()) : null,
                command.quantity() != null && seatsChange(command)
                        ? command.quantity().value()
                        : null,
                judgements.stream().map(RecordedVerdict::of).toList(),
                position,
                now,
                command.requestKey());
    }

    // A caller that got no answer sends the same again; the same stop is then no second attempt.
    private boolean repeatsTheLast(SubscriptionChangeBlocked blocked) {
        if (lastBlocked == null
                || !lastBlocked.requestKey().equals(blocked.requestKey())
                || lastBlocked.verdicts().size() != blocked.verdicts().size()) {
            return false;
        }
        for (int i = 0; i < blocked.verdicts().size(); i++) {
            if (!blocked.verdicts().get(i).agreesWith(lastBlocked.verdicts().get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean partnerChanges(ChangeSubscription command) {
        return command.partnerId() != null && !command.partnerId().equals(partner);
    }

    private boolean seatsChange(ChangeSubscription command) {
        return command.quantity() != null && command.quantity().value() != quantity;
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

    /** What the policy asks about its customer. */
    public PartnerOfRecordFacts.Customer customerFacts() {
        return new PartnerOfRecordFacts.Customer(customerCountry, associatedReseller != null);
    }

    Subscription withPartner(PlaId next, String requestKey) {
        return shown(next, quantity, friendlyName, autoRenewEnabled, status, requestKey);
    }

    Subscription withQuantity(int next, String requestKey) {
        return shown(partner, next, friendlyName, autoRenewEnabled, status, requestKey);
    }

    Subscription withFriendlyName(String next, String requestKey) {
        return shown(partner, quantity, next, autoRenewEnabled, status, requestKey);
    }

    Subscription withAutoRenew(boolean next, String requestKey) {
        return shown(partner, quantity, friendlyName, next, status, requestKey);
    }

    Subscription withStatus(SubscriptionStatus next, String requestKey) {
        return shown(partner, quantity, friendlyName, autoRenewEnabled, next, requestKey);
    }

    private Subscription shown(
            @Nullable PlaId nextPartner,
            int nextQuantity,
            @Nullable String nextFriendlyName,
            boolean nextAutoRenew,
            SubscriptionStatus nextStatus,
            String requestKey) {
        return new Subscription(
                id,
                order,
                lineItemNumber,
                customer,
                customerCountry,
                associatedReseller,
                distributor,
                offerId,
                nextFriendlyName,
                nextQuantity,
                billingCycle,
                termDuration,
                nextPartner,
                createdAt,
                effectiveStart,
                commitmentEnd,
                nextAutoRenew,
                nextStatus,
                sequence + 1,
                sequence + 1,
                lastBlocked,
                answered.and(requestKey));
    }

    // The key isn't kept: once the cause is mended, the same request may be tried again.
    Subscription withBlocked(SubscriptionChangeBlocked attempt) {
        return new Subscription(
                id,
                order,
                lineItemNumber,
                customer,
                customerCountry,
                associatedReseller,
                distributor,
                offerId,
                friendlyName,
                quantity,
                billingCycle,
                termDuration,
                partner,
                createdAt,
                effectiveStart,
                commitmentEnd,
                autoRenewEnabled,
                status,
                sequence + 1,
                version,
                attempt,
                answered);
    }
}
