package io.partnerledger.command.resellertenant;

import static java.util.Objects.requireNonNull;

import io.partnerledger.kernel.resellertenant.ChangeCspAuthorization;
import io.partnerledger.kernel.resellertenant.ReactivateTenant;
import io.partnerledger.kernel.resellertenant.RecordAgreement;
import io.partnerledger.kernel.resellertenant.RecordLocation;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantRegistered;
import io.partnerledger.kernel.resellertenant.SuspendTenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A reseller's tenant, and what the programme says of it. */
@Aggregate(type = "reseller-tenant")
class ResellerTenantAggregate {

    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable ResellerTenant tenant;

    ResellerTenantAggregate() {}

    /** Whether this is news; a repeat of the request that registered it isn't. */
    boolean register(RegisterResellerTenant command, Instant now) {
        Optional<ResellerTenantRegistered> registered = ResellerTenant.register(tenant, command, now);
        registered.ifPresent(AggregateLifecycle::apply);
        return registered.isPresent();
    }

    @CommandHandler
    ResellerTenant handle(ChangeCspAuthorization command, Clock clock) {
        tenant().changeCspAuthorization(command, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return tenant();
    }

    @CommandHandler
    ResellerTenant handle(SuspendTenant command, Clock clock) {
        tenant().suspend(command, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return tenant();
    }

    @CommandHandler
    ResellerTenant handle(ReactivateTenant command, Clock clock) {
        tenant().reactivate(command, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return tenant();
    }

    @CommandHandler
    ResellerTenant handle(RecordAgreement command, Clock clock) {
        tenant().recordAgreement(command, clock.instant()).ifPresent(AggregateLifecycle::apply);
        return tenant();
    }

    ResellerTenant recordLocation(RecordLocation command, Instant now) {
        tenant().recordLocation(command, now).ifPresent(AggregateLifecycle::apply);
        return tenant();
    }

    ResellerTenant tenant() {
        return requireNonNull(tenant);
    }

    @EventSourcingHandler
    void on(ResellerTenantEvent event) {
        tenant = event.after(tenant);
        stream = tenant.id().stream();
    }
}
