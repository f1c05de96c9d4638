package io.partnerledger.kernel.tenant;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.Objects;
import java.util.UUID;

/** An Entra tenant, whatever its role in the programme. */
public record TenantId(UUID value) {

    public TenantId {
        Objects.requireNonNull(value);
    }

    public static TenantId of(String value) {
        return new TenantId(UUID.fromString(value));
    }

    public static TenantId of(DistributorId distributor) {
        return new TenantId(distributor.value());
    }

    public static TenantId of(ResellerTenantId reseller) {
        return new TenantId(reseller.value());
    }

    /** The name of the stream that owns the tenant's uniqueness. */
    public String stream() {
        return "tenant:" + value;
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
