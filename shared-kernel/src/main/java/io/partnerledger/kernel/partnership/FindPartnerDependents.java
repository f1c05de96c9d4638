package io.partnerledger.kernel.partnership;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;

/** What of the distributor's business rests on this reseller as partner of record; answered by {@link PartnerDependents}. */
public record FindPartnerDependents(DistributorId distributor, ResellerTenantId reseller) {}
