package io.partnerledger.kernel.customer;

import java.util.Objects;
import java.util.UUID;

/** A customer, known by its tenant ("Microsoft ID"). */
public record CustomerId(UUID value) {

    public CustomerId {
        Objects.requireNonNull(value);
    }

    public static CustomerId of(String value) {
        return new CustomerId(UUID.fromString(value));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "customer:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
