package io.partnerledger.command.customer;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.ImportCustomer;
import io.partnerledger.kernel.customer.SetResellerPermission;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of customers; one is added or imported together with its domain, in one append. */
@Component
class Customers {

    private final Repository<CustomerAggregate> customers;
    private final Repository<CustomerDomainAggregate> domains;
    private final PartnerDirectory directory;
    private final Clock clock;

    Customers(
            Repository<CustomerAggregate> customers,
            Repository<CustomerDomainAggregate> domains,
            PartnerDirectory directory,
            Clock clock) {
        this.customers = customers;
        this.domains = domains;
        this.directory = directory;
        this.clock = clock;
    }

    @CommandHandler
    Customer handle(AddCustomer command) {
        CustomerWithDomain streams = load(command);
        boolean partner = isPartner(command.distributor(), command.associatedReseller());
        Instant now = clock.instant();
        if (streams.customer.decide(root -> root.add(command, partner, now))) {
            streams.claimDomain(command, now);
        }
        return streams.customer.decide(CustomerAggregate::asItBegan);
    }

    @CommandHandler
    ImportOutcome handle(ImportCustomer command) {
        AddCustomer stated = command.customer();
        CustomerWithDomain streams = load(stated);
        ResellerTenantId reseller = stated.associatedReseller();
        boolean registered = reseller != null && directory.atLeastNow(partners -> partners.registered(reseller));
        Instant now = clock.instant();
        if (streams.customer.decide(root -> root.importAsItStands(command, registered, now))) {
            streams.claimDomain(stated, now);
        }
        return ImportOutcome.of(streams.customer.decide(root -> root.customer().wasBegunBy(stated.requestKey())));
    }

    private CustomerWithDomain load(AddCustomer command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        CustomerWithDomain both = new CustomerWithDomain(
                streams.existingOrNew(customers, command.id().stream(), CustomerAggregate::new),
                streams.existingOrNew(domains, command.domain().stream(), CustomerDomainAggregate::new));
        streams.load();
        return both;
    }

    private record CustomerWithDomain(StreamOf<CustomerAggregate> customer, StreamOf<CustomerDomainAggregate> domain) {

        void claimDomain(AddCustomer command, Instant now) {
            domain.decide(root -> root.claim(command.domain(), command.id(), command.distributor(), now));
        }
    }

    @CommandHandler
    Customer handle(SetResellerPermission command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> customer = streams.existing(customers, command.id().stream());
        streams.load();

        ResellerTenantId reseller = customer.decide(CustomerAggregate::customer).associatedReseller();
        boolean partner = isPartner(command.distributor(), reseller);
        Instant now = clock.instant();
        return customer.decide(root -> root.setResellerPermission(command, partner, now));
    }

    private boolean isPartner(DistributorId distributor, @Nullable ResellerTenantId reseller) {
        return reseller != null && directory.atLeastNow(partners -> partners.partners(distributor, reseller));
    }
}
