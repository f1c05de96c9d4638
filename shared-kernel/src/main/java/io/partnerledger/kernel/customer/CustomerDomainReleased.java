package io.partnerledger.kernel.customer;

import io.partnerledger.kernel.event.EventName;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The domain is nobody's any more: its customer was removed, and may come as another distributor's. */
@EventName("partner-ledger.customer-domain-released")
@Revision("1")
public record CustomerDomainReleased(String domain, String customerId, String distributorId, Instant releasedAt)
        implements CustomerDomainEvent {

    @Override
    public CustomerDomainClaim after(@Nullable CustomerDomainClaim before) {
        return new CustomerDomainClaim(CustomerDomain.of(domain), null);
    }
}
