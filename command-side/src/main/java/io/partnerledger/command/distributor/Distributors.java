package io.partnerledger.command.distributor;

import io.partnerledger.command.pla.PlaClaimAggregate;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.command.tenant.TenantClaimAggregate;
import io.partnerledger.kernel.distributor.Distributor;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.tenant.TenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registers distributors: the distributor, its tenant and its PLA ID in one append. */
@Component
class Distributors {

    private final Repository<DistributorAggregate> distributors;
    private final Repository<TenantClaimAggregate> tenantClaims;
    private final Repository<PlaClaimAggregate> plaClaims;
    private final Clock clock;

    Distributors(
            Repository<DistributorAggregate> distributors,
            Repository<TenantClaimAggregate> tenantClaims,
            Repository<PlaClaimAggregate> plaClaims,
            Clock clock) {
        this.distributors = distributors;
        this.tenantClaims = tenantClaims;
        this.plaClaims = plaClaims;
        this.clock = clock;
    }

    @CommandHandler
    Distributor handle(RegisterDistributor command) {
        TenantId tenant = TenantId.of(command.distributor());
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<DistributorAggregate> distributor =
                streams.existingOrNew(distributors, command.distributor().stream(), DistributorAggregate::new);
        StreamOf<TenantClaimAggregate> tenantClaim =
                streams.existingOrNew(tenantClaims, tenant.stream(), TenantClaimAggregate::new);
        @Nullable
        StreamOf<PlaClaimAggregate> plaClaim = command.plaId() == null
                ? null
                : streams.existingOrNew(plaClaims, command.plaId().stream(), PlaClaimAggregate::new);
        streams.load();

        Instant now = clock.instant();
        if (distributor.decide(root -> root.register(command, now))) {
            tenantClaim.decide(root -> root.claim(tenant, TenantRole.DISTRIBUTOR, now));
            if (plaClaim != null) {
                plaClaim.decide(root -> root.claim(command.plaId(), tenant, now));
            }
        }
        return distributor.decide(DistributorAggregate::distributor);
    }
}
