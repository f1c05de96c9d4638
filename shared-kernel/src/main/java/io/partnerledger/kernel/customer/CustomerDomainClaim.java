package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose domain it is. */
public record CustomerDomainClaim(CustomerDomain domain, CustomerId customer) {

    public static CustomerDomainClaimed claim(
            @Nullable CustomerDomainClaim before,
            CustomerDomain domain,
            CustomerId customer,
            DistributorId distributor,
            Instant now) {
        Refused.unless(before == null, RefusalCode.DOMAIN_ALREADY_TAKEN);
        return new CustomerDomainClaimed(
                domain.value(), customer.value().toString(), distributor.value().toString(), now);
    }
}
