package io.partnerledger.command.tenant;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.partnerledger.kernel.tenant.TenantClaim;
import io.partnerledger.kernel.tenant.TenantClaimed;
import io.partnerledger.kernel.tenant.TenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Lets a tenant be registered only once, as a distributor or as a reseller. */
@Aggregate(type = "tenant")
public class TenantClaimAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable TenantClaim claim;

    public TenantClaimAggregate() {}

    /** Refused if the tenant is registered already. */
    public TenantClaim claim(TenantId tenant, TenantRole role, Instant now) {
        apply(TenantClaim.claim(claim, tenant, role, now));
        return requireNonNull(claim);
    }

    @EventSourcingHandler
    void on(TenantClaimed event) {
        claim = event.after(claim);
        stream = claim.tenant().stream();
    }
}
