package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.request.RequestKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is to buy, put together first and ordered later.
 *
 * <p>Its lines form groups, each of which becomes an order by the same decision as an order placed directly (S39). A group
 * that is stopped stays in the cart and may be tried again; a group once ordered never is. When all is ordered, or its time
 * is up, there is nothing left to check out.
 *
 * @param orderedBy for each order placed from it, the key of the request that placed it
 */
public record Cart(
        CartId id,
        CustomerId customer,
        DistributorId distributor,
        List<CartLine> lines,
        @Nullable Boolean attestationAccepted,
        Instant createdAt,
        Instant modifiedAt,
        Instant expiresAt,
        Map<String, String> orderedBy,
        RequestKeys answered) {

    public Cart {
        lines = List.copyOf(lines);
        // Sorted, so that the same state is always written in the same way.
        orderedBy = Collections.unmodifiableMap(new TreeMap<>(orderedBy));
    }

    /** A new cart, or nothing where that request created it before. */
    public static Optional<CartCreated> create(
            @Nullable Cart before, CreateCart command, Customer customer, Instant now) {
        if (before != null) {
            Refused.unless(before.answered.startWith(command.requestKey()), RefusalCode.ALREADY_EXISTS);
            return Optional.empty();
        }
        CartCreated created = new CartCreated(
                command.id().value().toString(),
                command.customer().value().toString(),
                command.distributor().value().toString(),
                CartLine.of(command.id(), command.items()),
                command.attestationAccepted(),
                now,
                now.plus(command.validity()),
                command.requestKey());
        created(created).requireAcceptableTo(customer);
        return Optional.of(created);
    }

    static Cart created(CartCreated event) {
        return new Cart(
                CartId.of(event.cartId()),
                CustomerId.of(event.customerId()),
                DistributorId.of(event.distributorId()),
                event.lines(),
                event.attestationAccepted(),
                event.createdAt(),
                event.createdAt(),
                event.expiresAt(),
                Map.of(),
                RequestKeys.startingWith(event.requestKey()));
    }

    /** Other contents, as long as nothing of it has been ordered; or nothing where it holds just that. */
    public Optional<CartChanged> change(ChangeCart command, Customer customer, Instant now) {
        requireOf(command.customer(), command.distributor());
        if (answered.contain(command.requestKey())) {
            return Optional.empty();
        }
        Refused.unless(orderedBy.isEmpty(), RefusalCode.CART_ORDERED, status());
        Refused.unless(isInTime(now), RefusalCode.CART_EXPIRED);
        List<CartLine> wanted = CartLine.of(id, command.items());
        Boolean attestation =
                command.attestationAccepted() == null ? attestationAccepted : command.attestationAccepted();
        CartChanged changed = new CartChanged(
                id.value().toString(),
                customer().value().toString(),
                distributor.value().toString(),
                wanted,
                attestation,
                now,
                command.requestKey());
        holding(changed).requireAcceptableTo(customer);
        return wanted.equals(lines) && Objects.equals(attestation, attestationAccepted)
                ? Optional.empty()
                : Optional.of(changed);
    }

    Cart holding(CartChanged event) {
        return new Cart(
                id,
                customer,
                distributor,
                event.lines(),
                event.attestationAccepted(),
                createdAt,
                event.changedAt(),
                expiresAt,
                orderedBy,
                answered.and(event.requestKey()));
    }

    // What doesn't depend on the day is said when the cart is filled; partners of record are judged when it is ordered.
    private void requireAcceptableTo(Customer buyer) {
        buyer.requireOf(distributor);
        orders().values()
                .forEach(order -> Order.requireAcceptable(order.attestationAccepted(), order.lines(), buyer.country()));
    }

    /**
     * The orders to be placed, by group: those of the groups not yet ordered and, where the request has been answered
     * before, those that it placed, which being placed again changes nothing.
     */
    public Map<String, PlaceOrder> checkOut(CheckOutCart command, Instant now) {
        requireOf(command.customer(), command.distributor());
        Map<String, PlaceOrder> orders = orders();
        orders.values().removeIf(order -> {
            String by = orderedBy.get(order.id().value());
            return by == null ? !isInTime(now) : !by.equals(command.requestKey());
        });
        Refused.unless(!orders.isEmpty() || status() != CartStatus.ORDERED, RefusalCode.CART_ORDERED, status());
        Refused.unless(!orders.isEmpty(), RefusalCode.CART_EXPIRED);
        return orders;
    }

    private boolean isInTime(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** What is kept of a checkout: the orders that this request placed; nothing where it placed none anew. */
    public Optional<CartCheckedOut> checkedOut(CheckOutCart command, Collection<OrderId> placed, Instant now) {
        List<String> news = placed.stream()
                .map(OrderId::value)
                .filter(order -> !orderedBy.containsKey(order))
                .toList();
        return news.isEmpty()
                ? Optional.empty()
                : Optional.of(new CartCheckedOut(
                        id.value().toString(),
                        customer.value().toString(),
                        distributor.value().toString(),
                        news,
                        now,
                        command.requestKey()));
    }

    Cart checkedOut(CartCheckedOut event) {
        Map<String, String> ordered = new HashMap<>(orderedBy);
        event.orderIds().forEach(order -> ordered.put(order, event.requestKey()));
        return new Cart(
                id,
                customer,
                distributor,
                lines,
                attestationAccepted,
                createdAt,
                event.checkedOutAt(),
                expiresAt,
                ordered,
                answered.and(event.requestKey()));
    }

    /** An order for each group, by the group. */
    private Map<String, PlaceOrder> orders() {
        Map<String, PlaceOrder> orders = new LinkedHashMap<>();
        lines.stream()
                .collect(Collectors.groupingBy(CartLine::orderGroup, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, together) -> orders.put(group, order(group, together)));
        return orders;
    }

    private PlaceOrder order(String orderGroup, List<CartLine> together) {
        List<PlaceOrder.Line> ordered = new ArrayList<>(together.size());
        together.forEach(line -> ordered.add(line.ordered(ordered.size())));
        return new PlaceOrder(
                OrderId.of(together.get(0).orderId()),
                customer,
                distributor,
                BillingCycle.of(together.get(0).billingCycle()),
                ordered,
                attestationAccepted,
                id.requestKeyOf(orderGroup));
    }

    /** Whether its time is up with something left in it. */
    public boolean isGone(Instant now) {
        return status() == CartStatus.ACTIVE && !isInTime(now);
    }

    public CartStatus status() {
        return lines.stream().allMatch(line -> orderedBy.containsKey(line.orderId()))
                ? CartStatus.ORDERED
                : CartStatus.ACTIVE;
    }

    private void requireOf(CustomerId ofCustomer, DistributorId ofDistributor) {
        Refused.unless(ofCustomer.equals(customer) && ofDistributor.equals(distributor), RefusalCode.NOT_FOUND_HERE);
    }
}
