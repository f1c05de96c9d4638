package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The domain belongs to this customer. */
@EventName("partner-ledger.customer-domain-claimed")
@Revision("1")
public record CustomerDomainClaimed(String domain, String customerId, String distributorId, Instant claimedAt)
        implements CustomerDomainEvent {

    @Override
    public CustomerDomainClaim after(@Nullable CustomerDomainClaim before) {
        return new CustomerDomainClaim(CustomerDomain.of(domain), CustomerId.of(customerId));
    }
}
