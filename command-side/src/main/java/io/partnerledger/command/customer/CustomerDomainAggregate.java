package io.partnerledger.command.customer;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerDomainClaim;
import io.partnerledger.kernel.customer.CustomerDomainEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Lets a domain belong to one customer only. */
@Aggregate(type = "customer-domain")
public class CustomerDomainAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable CustomerDomainClaim claim;

    public CustomerDomainAggregate() {}

    /** Refused if it is another customer's. */
    CustomerDomainClaim claim(CustomerDomain domain, CustomerId customer, DistributorId distributor, Instant now) {
        apply(CustomerDomainClaim.claim(claim, domain, customer, distributor, now));
        return requireNonNull(claim);
    }

    /** For whoever comes next. */
    public void release(CustomerId customer, DistributorId distributor, Instant now) {
        requireNonNull(claim).release(customer, distributor, now).ifPresent(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(CustomerDomainEvent event) {
        claim = event.after(claim);
        stream = claim.domain().stream();
    }
}
