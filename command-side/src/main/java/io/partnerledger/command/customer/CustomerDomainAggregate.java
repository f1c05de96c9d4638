package io.partnerledger.command.customer;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerDomainClaim;
import io.partnerledger.kernel.customer.CustomerDomainClaimed;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Lets a domain belong to one customer only. */
@Aggregate(type = "customer-domain")
class CustomerDomainAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable CustomerDomainClaim claim;

    CustomerDomainAggregate() {}

    /** Refused if it is another customer's. */
    CustomerDomainClaim claim(CustomerDomain domain, CustomerId customer, DistributorId distributor, Instant now) {
        apply(CustomerDomainClaim.claim(claim, domain, customer, distributor, now));
        return requireNonNull(claim);
    }

    @EventSourcingHandler
    void on(CustomerDomainClaimed event) {
        claim = event.after(claim);
        stream = claim.domain().stream();
    }
}
