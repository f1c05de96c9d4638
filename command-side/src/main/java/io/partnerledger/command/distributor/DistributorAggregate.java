package io.partnerledger.command.distributor;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.distributor.Distributor;
import io.partnerledger.kernel.distributor.DistributorEvent;
import io.partnerledger.kernel.distributor.DistributorRegistered;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A distributor. */
@Aggregate(type = "distributor")
class DistributorAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable Distributor distributor;

    DistributorAggregate() {}

    /** Whether this is news; a repeat of the request that registered it isn't. */
    boolean register(RegisterDistributor command, Instant now) {
        Optional<DistributorRegistered> registered = Distributor.register(distributor, command, now);
        registered.ifPresent(AggregateLifecycle::apply);
        return registered.isPresent();
    }

    Distributor distributor() {
        return requireNonNull(distributor);
    }

    @EventSourcingHandler
    void on(DistributorEvent event) {
        distributor = event.after(distributor);
        stream = distributor.id().stream();
    }
}
