package io.partnerledger.command.customer;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerImported;
import io.partnerledger.kernel.customer.ImportCustomer;
import io.partnerledger.kernel.customer.RemoveCustomer;
import io.partnerledger.kernel.customer.SetResellerPermission;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A distributor's customer. */
@Aggregate(type = "customer")
public class CustomerAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Customer customer;
    private @Nullable Customer asItBegan;

    public CustomerAggregate() {}

    /** Whether this is news; a repeat of the request that added it isn't. */
    boolean add(AddCustomer command, boolean partnerOfTheDistributor, Instant now) {
        Optional<CustomerAdded> added = Customer.add(customer, command, partnerOfTheDistributor, now);
        added.ifPresent(AggregateLifecycle::apply);
        return added.isPresent();
    }

    Customer setResellerPermission(SetResellerPermission command, boolean partnerOfTheDistributor, Instant now) {
        customer().setResellerPermission(command, partnerOfTheDistributor, now).ifPresent(AggregateLifecycle::apply);
        return customer();
    }

    /** Whether this is news; it isn't where the ledger knows just that. */
    boolean importAsItStands(ImportCustomer command, boolean resellerRegistered, Instant now) {
        Optional<CustomerImported> imported = Customer.importAsItStands(customer, command, resellerRegistered, now);
        imported.ifPresent(AggregateLifecycle::apply);
        return imported.isPresent();
    }

    /** @param active how many of its subscriptions are active */
    public void remove(RemoveCustomer command, int active, Instant now) {
        AggregateLifecycle.apply(customer().remove(command, active, now));
    }

    public Customer customer() {
        return requireNonNull(customer);
    }

    /** As it was when it was added, which is what a repeat of that request is answered. */
    Customer asItBegan() {
        return requireNonNull(asItBegan);
    }

    @EventSourcingHandler
    void on(CustomerEvent event) {
        customer = event.after(customer);
        asItBegan = asItBegan == null ? customer : asItBegan;
        stream = customer.id().stream();
    }
}
