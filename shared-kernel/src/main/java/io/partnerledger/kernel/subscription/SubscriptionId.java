package io.partnerledger.kernel.subscription;

import java.util.Objects;
import java.util.UUID;

/** A subscription of a customer. */
public record SubscriptionId(UUID value) {

    public SubscriptionId {
        Objects.requireNonNull(value);
    }

    public static SubscriptionId of(String value) {
        return new SubscriptionId(UUID.fromString(value));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "subscription:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
