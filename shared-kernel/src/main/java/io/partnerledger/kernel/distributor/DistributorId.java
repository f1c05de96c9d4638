package io.partnerledger.kernel.distributor;

import java.util.Objects;
import java.util.UUID;

/** A distributor (indirect provider), known by its Entra tenant. */
public record DistributorId(UUID value) {

    public DistributorId {
        Objects.requireNonNull(value);
    }

    public static DistributorId of(String value) {
        return new DistributorId(UUID.fromString(value));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "distributor:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
