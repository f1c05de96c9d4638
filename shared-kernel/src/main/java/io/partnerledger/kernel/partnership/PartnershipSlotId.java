package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.Objects;

/** The place for the one active partnership there may be between a distributor and a reseller. */
public record PartnershipSlotId(DistributorId distributor, ResellerTenantId reseller) {

    public PartnershipSlotId {
        Objects.requireNonNull(distributor);
        Objects.requireNonNull(reseller);
    }

    /** The name of the stream of events that belongs to it. */
    public String stream() {
        return "partnership-slot:" + distributor.value() + ":" + reseller.value();
    }

    /** The stream's name: what Axon takes as the aggregate's identifier. */
    @Override
    public String toString() {
        return stream();
    }
}
