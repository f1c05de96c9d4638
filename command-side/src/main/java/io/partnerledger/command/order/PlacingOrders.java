package io.partnerledger.command.order;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate.Judged;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an order is placed, whatever it comes from: judged by the gate, appended with the subscriptions it begins, or as blocked. */
@Component
public class PlacingOrders {

    private final Repository<OrderAggregate> orders;
    private final Repository<SubscriptionAggregate> subscriptions;
    private final PartnerOfRecordGate gate;
    private final PartnerDirectory directory;

    PlacingOrders(
            Repository<OrderAggregate> orders,
            Repository<SubscriptionAggregate> subscriptions,
            PartnerOfRecordGate gate,
            PartnerDirectory directory) {
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.gate = gate;
        this.directory = directory;
    }

    /** An order to be placed by the command at hand, once its streams are loaded. */
    public Pending pending(StreamsOfOneCommand streams, PlaceOrder order) {
        return new Pending(order, streams.existingOrNew(orders, order.id().stream(), OrderAggregate::new));
    }

    /**
     * Places it, or keeps that it was blocked; placed before, it stays as it is.
     *
     * @throws io.partnerledger.kernel.refusal.Refused if it is no order at all, and nothing of it kept
     */
    public OrderOutcome place(Pending pending, Customer customer, Instant now) {
        PlaceOrder order = pending.order;
        Judged judged = gate.judge(partnersOfRecord(order), Change.ORDER, order.distributor(), customer.facts(), now);
        Set<PlaId> resellers = resellersAmong(order.additionalPartners());
        pending.stream
                .decide(root -> root.place(order, customer, judged, resellers, now))
                .ifPresent(placed -> Subscription.startedBy(placed).forEach(this::start));
        return pending.stream.decide(root -> root.outcome(order, judged));
    }

    // Nobody else can begin these streams, since their ids come from the request that ordered; so nothing is looked up
    // first.
    void start(SubscriptionStarted started) {
        try {
            subscriptions.newInstance(() -> new SubscriptionAggregate(started));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("A subscription could not be started.", failure);
        }
    }

    /** Those that an indirect reseller holds. */
    Set<PlaId> resellersAmong(Set<PlaId> additional) {
        return additional.isEmpty()
                ? Set.of()
                : directory.atLeastNow(known ->
                        additional.stream().filter(known::heldByReseller).collect(Collectors.toSet()));
    }

    private static Set<@Nullable PlaId> partnersOfRecord(PlaceOrder command) {
        Set<@Nullable PlaId> partners = new LinkedHashSet<>();
        command.lines().forEach(line -> partners.add(line.partnerIdOnRecord()));
        return partners;
    }

    /** An order whose stream belongs to the command at hand. */
    public static final class Pending {

        private final PlaceOrder order;
        private final StreamOf<OrderAggregate> stream;

        private Pending(PlaceOrder order, StreamOf<OrderAggregate> stream) {
            this.order = order;
            this.stream = stream;
        }
    }
}
