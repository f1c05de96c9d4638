package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose domain it is.
 *
 * @param customer absent once that customer was removed
 */
public record CustomerDomainClaim(
        CustomerDomain domain, @Nullable CustomerId customer) {

    public static CustomerDomainClaimed claim(
            @Nullable CustomerDomainClaim before,
            CustomerDomain domain,
            CustomerId customer,
            DistributorId distributor,
            Instant now) {
        Refused.unless(before == null || before.customer == null, RefusalCode.DOMAIN_ALREADY_TAKEN);
        return new CustomerDomainClaimed(
                domain.value(), customer.value().toString(), distributor.value().toString(), now);
    }

    /** Nothing where it isn't the customer's. */
    public Optional<CustomerDomainReleased> release(CustomerId of, DistributorId distributor, Instant now) {
        return of.equals(customer)
                ? Optional.of(new CustomerDomainReleased(
                        domain.value(),
                        of.value().toString(),
                        distributor.value().toString(),
                        now))
                : Optional.empty();
    }
}
