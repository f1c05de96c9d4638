package io.partnerledger.command.pla;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.pla.PlaClaim;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.pla.PlaIdClaimed;
import io.partnerledger.kernel.tenant.TenantId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Lets a PLA ID belong to one tenant only, for ever. */
@Aggregate(type = "pla")
public class PlaClaimAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable PlaClaim claim;

    public PlaClaimAggregate() {}

    /** Refused if it is another tenant's. */
    public PlaClaim claim(PlaId plaId, TenantId tenant, Instant now) {
        PlaClaim.claim(claim, plaId, tenant, now).ifPresent(AggregateLifecycle::apply);
        return requireNonNull(claim);
    }

    @EventSourcingHandler
    void on(PlaIdClaimed event) {
        claim = event.after(claim);
        stream = claim.plaId().stream();
    }
}
