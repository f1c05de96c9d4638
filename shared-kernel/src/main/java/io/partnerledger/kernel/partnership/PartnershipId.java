package io.partnerledger.kernel.partnership;

import java.util.Objects;
import java.util.UUID;

/** One episode between a distributor and a reseller, from request to removal. */
public record PartnershipId(UUID value) {

    public PartnershipId {
        Objects.requireNonNull(value);
    }

    public static PartnershipId of(String value) {
        return new PartnershipId(UUID.fromString(value));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "partnership:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
