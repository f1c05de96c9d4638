package io.partnerledger.kernel.gdap;

import java.util.Objects;
import java.util.UUID;

/** Delegated administration of one customer by one reseller, from request to end. */
public record GdapRelationshipId(UUID value) {

    public GdapRelationshipId {
        Objects.requireNonNull(value);
    }

    public static GdapRelationshipId of(String value) {
        return new GdapRelationshipId(UUID.fromString(value));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "gdap-relationship:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
