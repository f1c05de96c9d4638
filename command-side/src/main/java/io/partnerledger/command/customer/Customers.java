package io.partnerledger.command.customer;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.Customer;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Adds customers: the customer and its domain in one append. */
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
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<CustomerAggregate> customer =
                streams.existingOrNew(customers, command.id().stream(), CustomerAggregate::new);
        StreamOf<CustomerDomainAggregate> domain =
                streams.existingOrNew(domains, command.domain().stream(), CustomerDomainAggregate::new);
        streams.load();

        boolean partner = associatedWithAPartner(command);
        Instant now = clock.instant();
        if (customer.decide(root -> root.add(command, partner, now))) {
            domain.decide(root -> root.claim(command.domain(), command.id(), command.distributor(), now));
        }
        return customer.decide(CustomerAggregate::customer);
    }

    private boolean associatedWithAPartner(AddCustomer command) {
        return command.associatedReseller() != null
                && directory.atLeastNow(
                        partners -> partners.partners(command.distributor(), command.associatedReseller()));
    }
}
