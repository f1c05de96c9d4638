package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderExtended;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has bought, and which reseller is its partner of record.
 *
 * <p>It begins with a line of an order, or the distributor tells of it as it stands; is active, and may be suspended and reactivated. In the first days of a term it
 * can be cancelled. When the term ends it renews itself if it is active and set to; otherwise it expires, is disabled,
 * and at last deleted – disabled at once if it was suspended. Ended, it neither changes nor comes back.
 *
 * <p>A change is judged as a whole on the partner of record it leaves: which kinds of change need a valid one is the
 * programme's to say. Ended partnerships and suspended resellers leave it as it is; only what is changed later is judged
 * anew, and a renewal never.
 *
 * @param partner its partner of record, absent while it has none
 * @param graceUntil once expired or disabled, the day on which that ends
 * @param supportContact the partner that supports it, absent where that is the distributor (S36, S73)
 * @param sequence of the last event
 * @param version the sequence of the last event that changed what is shown of it; a blocked attempt changes nothing
 * @param lastBlocked the last change that was stopped, so that its repeat isn't recorded twice
 */
public record Subscription(
        SubscriptionId id,
        Purchase purchase,
        @Nullable String friendlyName,
        int quantity,
        BillingCycle billingCycle,
        Term term,
        @Nullable PlaId partner,
        boolean autoRenewEnabled,
        SubscriptionStatus status,
        @Nullable LocalDate graceUntil,
        @Nullable ResellerTenantId supportContact,
        long sequence,
        long version,
        @Nullable SubscriptionChangeBlocked lastBlocked,
        RequestKeys answered) {

    /** A subscription for each line of the order, its term beginning on the day of the order (UTC). */
    public static List<SubscriptionStarted> startedBy(OrderPlaced order) {
        return order.lines().stream().map(line -> startedBy(order, line)).toList();
    }

    /** A subscription for each line that was added to an order, its term beginning on that day (UTC). */
    public static List<SubscriptionStarted> startedBy(OrderExtended order) {
        return order.addOns().stream()
                .map(addOn -> started(
                        addOn.line(),
                        order.orderId(),
                        order.customerId(),
                        order.customerCountry(),
                        order.associatedResellerTenantId(),
                        order.distributorId(),
                        order.billingCycle(),
                        order.extendedAt(),
                        order.requestKey()))
                .toList();
    }

    private static SubscriptionStarted startedBy(OrderPlaced order, OrderLine line) {
        return started(
                line,
                order.orderId(),
                order.customerId(),
                order.customerCountry(),
                order.associatedResellerTenantId(),
                order.distributorId(),
                order.billingCycle(),
                order.placedAt(),
                order.requestKey());
    }

    private static SubscriptionStarted started(
            OrderLine line,
            String order,
            String customer,
            String customerCountry,
            @Nullable String associatedReseller,
            String distributor,
            String billingCycle,
            Instant now,
            String requestKey) {
        LocalDate start = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new SubscriptionStarted(
                line.subscriptionId(),
                order,
                line.lineItemNumber(),
                customer,
                customerCountry,
                associatedReseller,
                distributor,
                line.offerId(),
                line.friendlyName(),
                line.quantity(),
                billingCycle,
                line.termDuration(),
                line.partnerOfRecord(),
                now,
                start,
                Term.lastDay(start, Period.parse(line.termDuration())),
                true,
                requestKey);
    }

    static Subscription started(SubscriptionStarted event) {
        return new Subscription(
                SubscriptionId.of(event.subscriptionId()),
                new Purchase(
                        OrderId.of(event.orderId()),
                        event.lineItemNumber(),
                        CustomerId.of(event.customerId()),
                        Country.of(event.customerCountry()),
                        event.associatedResellerTenantId() == null
                                ? null
                                : ResellerTenantId.of(event.associatedResellerTenantId()),
                        DistributorId.of(event.distributorId()),
                        event.offerId(),
                        event.createdAt()),
                event.friendlyName(),
                event.quantity(),
                BillingCycle.of(event.billingCycle()),
                Term.beginning(
                        event.effectiveStart(),
                        event.commitmentEnd(),
                        Period.parse(event.termDuration()),
                        event.createdAt()),
                event.partnerOfRecord() == null ? null : PlaId.of(event.partnerOfRecord()),
                event.autoRenewEnabled(),
                SubscriptionStatus.ACTIVE,
                null,
                null,
                0,
                0,
                null,
                RequestKeys.startingWith(event.requestKey()));
    }

    /** Whether it was ordered or imported by that request. */
    public boolean wasBegunBy(String requestKey) {
        return answered.startWith(requestKey);
    }

    /** Whether that was done before, so that nothing is left to do. */
    public boolean hasAnswered(String requestKey) {
        return answered.contain(requestKey);
    }

    /** Refuses a caller it doesn't belong to or that rests on an older version than is shown. */
    public void requireAsSeenBy(ChangeSubscription command) {
        requireOf(command.distributor(), command.customer());
        Refused.unless(
                hasAnswered(command.requestKey())
                        || command.expectedVersion() == null
                        || command.expectedVersion() == version,
                RefusalCode.STALE_VERSION);
    }

    /** Refuses a caller it doesn't belong to. */
    public void requireOf(NameSupportContact command) {
        requireOf(command.distributor(), command.customer());
    }

    /** Refuses what its state forbids; to be asked before anything is judged. */
    public void requireChangeable(ChangeSubscription command, Instant now) {
        if (!hasAnswered(command.requestKey())) {
            new RequestedChange(this, command).requireAllowed(now);
        }
    }

    /** The kinds of change that are asked for; the partner of record is judged for each that needs it. */
    public Set<Change> changesToJudge(ChangeSubscription command) {
        return hasAnswered(command.requestKey()) ? Set.of() : new RequestedChange(this, command).kinds();
    }

    /** The partner of record it would have after the change. */
    public @Nullable PlaId partnerAfter(ChangeSubscription command) {
        return command.partnerId() == null ? partner : command.partnerId();
    }

    /**
     * What changes, one event for each fact; or the one event that nothing may; or nothing.
     *
     * @param judgements of {@link #partnerAfter}, for those of {@link #changesToJudge} that need it
     * @param position what the judgements rest on
     */
    public List<SubscriptionEvent> change(
            ChangeSubscription command, List<Judgement> judgements, long position, Instant now) {
        requireChangeable(command, now);
        if (hasAnswered(command.requestKey())) {
            return List.of();
        }
        RequestedChange requested = new RequestedChange(this, command);
        if (judgements.stream().anyMatch(Judgement::blocks)) {
            return unlessRepeated(requested.blocked(judgements, position, now)).stream()
                    .toList();
        }
        return requested.events(judgements, position, now);
    }

    /** It is billed as its order is from now on. */
    public BillingPlanChanged billed(OrderBillingCycleChanged order) {
        String onRecord = partner == null ? null : partner.value();
        return new BillingPlanChanged(
                id.value().toString(),
                customer().value().toString(),
                customerCountry().code(),
                distributor().value().toString(),
                onRecord,
                billingCycle.code(),
                order.billingCycle(),
                order.verdicts().stream()
                        .filter(verdict -> Objects.equals(verdict.plaId(), onRecord))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("A partner of record was not judged.")),
                order.judgedAtPosition(),
                order.changedAt(),
                order.requestKey());
    }

    /** What is kept of a support contact that its partner of record doesn't allow to be named. */
    public Optional<SubscriptionEvent> supportContactBlocked(
            NameSupportContact command, List<Judgement> judgements, long position, Instant now) {
        return unlessRepeated(blocked(null, null, judgements, position, now, command.requestKey()));
    }

    /**
     * @param requestedPartner absent where another partner of record was not asked for
     * @param requestedQuantity absent where other seats were not asked for
     */
    SubscriptionChangeBlocked blocked(
            @Nullable PlaId requestedPartner,
            @Nullable Integer requestedQuantity,
            List<Judgement> judgements,
            long position,
            Instant now,
            String requestKey) {
        return new SubscriptionChangeBlocked(
                id.value().toString(),
                customer().value().toString(),
                customerCountry().code(),
                distributor().value().toString(),
                partner == null ? null : partner.value(),
                requestedPartner == null ? null : requestedPartner.value(),
                requestedQuantity,
                judgements.stream().map(RecordedVerdict::of).toList(),
                position,
                now,
                requestKey);
    }

    private Optional<SubscriptionEvent> unlessRepeated(SubscriptionChangeBlocked blocked) {
        return repeatsTheLast(blocked) ? Optional.empty() : Optional.of(blocked);
    }

    // A caller that got no answer sends the same again; the same stop is then no second attempt.
    private boolean repeatsTheLast(SubscriptionChangeBlocked blocked) {
        return lastBlocked != null
                && lastBlocked.requestKey().equals(blocked.requestKey())
                && RecordedVerdict.agree(blocked.verdicts(), lastBlocked.verdicts());
    }

    /**
     * Another partner supports it, or the distributor again.
     *
     * @param partners whether the distributor and the one to be named are partners now
     */
    public Optional<SupportContactNamed> nameSupportContact(NameSupportContact command, boolean partners, Instant now) {
        requireOf(command.distributor(), command.customer());
        if (hasAnswered(command.requestKey()) || Objects.equals(command.contact(), supportContact)) {
            return Optional.empty();
        }
        Refused.unless(status.isRunning(), RefusalCode.SUBSCRIPTION_NOT_CHANGEABLE, status);
        Refused.unless(command.contact() == null || partners, RefusalCode.SUPPORT_CONTACT_NOT_A_PARTNER);
        return Optional.of(new SupportContactNamed(
                id.value().toString(),
                customer().value().toString(),
                distributor().value().toString(),
                supportContact == null ? null : supportContact.value().toString(),
                command.contact() == null ? null : command.contact().value().toString(),
                now,
                command.requestKey()));
    }

    /** All that time has brought about by now and hasn't been recorded, in order; asked again, nothing. */
    public List<SubscriptionEvent> advance(GracePeriods grace, boolean mayRenew, Instant now) {
        return new PassingTime(grace, mayRenew, now).since(this);
    }

    /**
     * What is suspended ends with its customer's removal, as if its term were over: nobody is there to reactivate it.
     * What has ended already goes on ending by itself.
     */
    public Optional<SubscriptionDisabled> endWithCustomer(GracePeriods grace, Instant now) {
        return status == SubscriptionStatus.SUSPENDED
                ? Optional.of(
                        PassingTime.disabledAfterSuspension(this, grace, LocalDate.ofInstant(now, ZoneOffset.UTC), now))
                : Optional.empty();
    }

    /** The day (UTC) from which time has something to do with it; absent once it is deleted. */
    public Optional<LocalDate> dueOn() {
        return switch (status) {
            case ACTIVE, SUSPENDED -> Optional.of(term.dayAfter());
            case EXPIRED, DISABLED -> Optional.ofNullable(graceUntil);
            case DELETED -> Optional.empty();
        };
    }

    boolean isDue(Instant now) {
        return dueOn().filter(day -> !day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                .isPresent();
    }

    /** Whether its term is over and it is to renew itself. */
    public boolean isToRenew(Instant now) {
        return renewsOn().isPresent() && isDue(now);
    }

    /** The day on which it will renew itself as things stand; what is suspended doesn't. */
    public Optional<LocalDate> renewsOn() {
        return status == SubscriptionStatus.ACTIVE && autoRenewEnabled
                ? Optional.of(term.dayAfter())
                : Optional.empty();
    }

    /** Until when it can be cancelled; absent where it can't. */
    public Optional<Instant> cancellableUntil(Instant now) {
        return status == SubscriptionStatus.ACTIVE && term.isReconsiderable(now)
                ? Optional.of(term.reconsiderableUntil())
                : Optional.empty();
    }

    /** Who supports it: the partner that was named, else the distributor. */
    public UUID supportTenant() {
        return supportContact == null ? distributor().value() : supportContact.value();
    }

    private void requireOf(DistributorId ofDistributor, CustomerId ofCustomer) {
        Refused.unless(
                ofDistributor.equals(distributor()) && ofCustomer.equals(customer()), RefusalCode.NOT_FOUND_HERE);
    }

    public CustomerId customer() {
        return purchase.customer();
    }

    public Country customerCountry() {
        return purchase.customerCountry();
    }

    public DistributorId distributor() {
        return purchase.distributor();
    }

    public OrderId order() {
        return purchase.order();
    }

    public String offerId() {
        return purchase.offerId();
    }

    public boolean isOfNewCommerce() {
        return purchase.isOfNewCommerce();
    }

    public Instant createdAt() {
        return purchase.madeAt();
    }

    /** What the policy asks about its customer. */
    public PartnerOfRecordFacts.Customer customerFacts() {
        return new PartnerOfRecordFacts.Customer(customerCountry(), purchase.associatedReseller() != null);
    }

    /** After a request has changed what is shown of it. */
    Subscription changed(String requestKey, Consumer<Evolving> change) {
        return evolved(next -> {
            change.accept(next);
            next.version = sequence + 1;
            next.answered = answered.and(requestKey);
        });
    }

    /** After time has changed what is shown of it. */
    Subscription advanced(Consumer<Evolving> change) {
        return evolved(next -> {
            change.accept(next);
            next.version = sequence + 1;
        });
    }

    // The key isn't kept: once the cause is mended, the same request may be tried again.
    Subscription withBlocked(SubscriptionChangeBlocked attempt) {
        return evolved(next -> next.lastBlocked = attempt);
    }

    // It is a resource of its own: of the subscription itself nothing else is shown.
    Subscription withSupportContact(@Nullable ResellerTenantId contact, String requestKey) {
        return evolved(next -> {
            next.supportContact = contact;
            next.answered = answered.and(requestKey);
        });
    }

    private Subscription evolved(Consumer<Evolving> change) {
        Evolving next = new Evolving(this);
        change.accept(next);
        return next.next();
    }
}
