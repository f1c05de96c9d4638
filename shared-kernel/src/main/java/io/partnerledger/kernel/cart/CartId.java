package io.partnerledger.kernel.cart;

import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.subscription.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * A cart.
 *
 * <p>What is ordered from it takes its ids from the cart's and not from the request that checks it out, so that nothing is
 * bought twice, however often and by whomever it is checked out.
 */
public record CartId(UUID value) {

    public CartId {
        Objects.requireNonNull(value);
    }

    public static CartId of(String value) {
        return new CartId(UUID.fromString(value));
    }

    /** The order that the lines of this group make. */
    OrderId orderOf(String orderGroup) {
        return OrderId.of(derived("order group " + orderGroup).toString());
    }

    /** What stands for the request in the order of that group, whichever request it was. */
    String requestKeyOf(String orderGroup) {
        return stream() + "/" + orderGroup;
    }

    /** The subscription that this line begins. */
    SubscriptionId subscriptionOf(int line) {
        return new SubscriptionId(derived("line " + line));
    }

    private UUID derived(String purpose) {
        return UUID.nameUUIDFromBytes((stream() + "/" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "cart:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
