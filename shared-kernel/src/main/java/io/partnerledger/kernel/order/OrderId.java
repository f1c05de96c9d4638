package io.partnerledger.kernel.order;

import java.util.Objects;

/** An order; to everybody but the ledger an opaque string. */
public record OrderId(String value) {

    public OrderId {
        Objects.requireNonNull(value);
    }

    public static OrderId of(String value) {
        return new OrderId(value);
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "order:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
