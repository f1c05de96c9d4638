package io.partnerledger.kernel.resellertenant;

import java.util.Objects;
import java.util.UUID;

/** An indirect reseller's CSP tenant. */
public record ResellerTenantId(UUID value) {

    public ResellerTenantId {
        Objects.requireNonNull(value);
    }

    public static ResellerTenantId of(String value) {
        return new ResellerTenantId(UUID.fromString(value));
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "reseller-tenant:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
