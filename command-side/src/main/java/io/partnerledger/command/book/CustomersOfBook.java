package io.partnerledger.command.book;

import io.partnerledger.command.customer.CustomerSealing;
import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.dispatch.Commands;
import io.partnerledger.command.job.JobLine;
import io.partnerledger.command.job.LineResult;
import io.partnerledger.command.stream.States;
import io.partnerledger.edge.partnercenter.ExportedCustomer;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerDomainEvent;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.ImportCustomer;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes over customers. */
@Component
class CustomersOfBook {

    private final Commands commands;
    private final CustomerSealing sealing;
    private final States states;
    private final PartnerDirectory directory;
    private final Foreseen foreseen;
    private final Clock clock;

    CustomersOfBook(
            Commands commands,
            CustomerSealing sealing,
            States states,
            PartnerDirectory directory,
            Foreseen foreseen,
            Clock clock) {
        this.commands = commands;
        this.sealing = sealing;
        this.states = states;
        this.directory = directory;
        this.foreseen = foreseen;
        this.clock = clock;
    }

    LineResult take(ExportedCustomer customer, JobLine at) {
        CustomerId id = new CustomerId(customer.tenant());
        return Taking.of(() -> Taking.result(at.dryRun() ? foresee(customer, id, at) : take(customer, id, at)))
                .about("customerId", id.value());
    }

    private ImportOutcome take(ExportedCustomer customer, CustomerId id, JobLine at) {
        Optional<Customer> known = known(id, at);
        if (known.isEmpty()) {
            try {
                return send(
                        sealing.sealed(
                                customer.asNew(),
                                id,
                                at.caller().tenant(),
                                at.key().value()),
                        at);
            } catch (Refused refused) {
                known = known(id, at);
                // Another line was faster; whether it said the same can't be seen from what was sealed anew.
                if (refused.code() != RefusalCode.DIFFERS_FROM_LEDGER || known.isEmpty()) {
                    throw refused;
                }
            }
        }
        return send(compared(customer, known.get(), at), at);
    }

    private ImportOutcome send(AddCustomer command, JobLine at) {
        return commands.send(new ImportCustomer(command), at.caller(), at.request());
    }

    private AddCustomer compared(ExportedCustomer customer, Customer known, JobLine at) {
        return sealing.comparedWith(known, customer.asNew(), at.key().value());
    }

    /** The customer, where it is this distributor's; another's is nobody else's business. */
    private Optional<Customer> known(CustomerId id, JobLine at) {
        Optional<Customer> known = states.of(id.stream(), CustomerEvent.class, CustomerEvent::after);
        Refused.unless(
                known.isEmpty()
                        || known.get().distributor().value().equals(at.caller().tenant()),
                RefusalCode.ALREADY_EXISTS);
        return known;
    }

    private ImportOutcome foresee(ExportedCustomer customer, CustomerId id, JobLine at) {
        Optional<Customer> known = known(id, at);
        AddCustomer command = known.map(before -> compared(customer, before, at))
                .orElseGet(() -> sealing.unsealed(
                        customer.asNew(), id, at.caller().tenant(), at.key().value()));
        boolean news = Customer.importAsItStands(
                        known.orElse(null),
                        new ImportCustomer(command),
                        isRegistered(command.associatedReseller()),
                        clock.instant())
                .isPresent();
        return ImportOutcome.of(news && willBeNew(command, at));
    }

    private boolean isRegistered(@Nullable ResellerTenantId reseller) {
        return reseller != null && directory.atLeastNow(partners -> partners.registered(reseller));
    }

    private boolean willBeNew(AddCustomer command, JobLine at) {
        String domain = command.domain().stream();
        Refused.unless(
                states.of(domain, CustomerDomainEvent.class, CustomerDomainEvent::after)
                                .filter(claim -> claim.customer() != null)
                                .isEmpty()
                        && foreseen.claims(at, domain, command.id()),
                RefusalCode.DOMAIN_ALREADY_TAKEN);
        return foreseen.add(at, command.id(), command.country(), command.associatedReseller() != null);
    }
}
