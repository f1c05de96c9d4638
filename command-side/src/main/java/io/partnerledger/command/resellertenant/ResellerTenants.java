package io.partnerledger.command.resellertenant;

import io.partnerledger.command.pla.PlaClaimAggregate;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.command.tenant.TenantClaimAggregate;
import io.partnerledger.kernel.resellertenant.RecordLocation;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.tenant.TenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** What is said of a reseller's tenant and its PLA ID at once, in one append. */
@Component
class ResellerTenants {

    private final Repository<ResellerTenantAggregate> resellerTenants;
    private final Repository<TenantClaimAggregate> tenantClaims;
    private final Repository<PlaClaimAggregate> plaClaims;
    private final Clock clock;

    ResellerTenants(
            Repository<ResellerTenantAggregate> resellerTenants,
            Repository<TenantClaimAggregate> tenantClaims,
            Repository<PlaClaimAggregate> plaClaims,
            Clock clock) {
        this.resellerTenants = resellerTenants;
        this.tenantClaims = tenantClaims;
        this.plaClaims = plaClaims;
        this.clock = clock;
    }

    @CommandHandler
    ResellerTenant handle(RegisterResellerTenant command) {
        TenantId id = TenantId.of(command.tenant());
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<ResellerTenantAggregate> tenant =
                streams.existingOrNew(resellerTenants, command.tenant().stream(), ResellerTenantAggregate::new);
        StreamOf<TenantClaimAggregate> tenantClaim =
                streams.existingOrNew(tenantClaims, id.stream(), TenantClaimAggregate::new);
        StreamOf<PlaClaimAggregate> plaClaim =
                streams.existingOrNew(plaClaims, command.plaId().stream(), PlaClaimAggregate::new);
        streams.load();

        Instant now = clock.instant();
        if (tenant.decide(root -> root.register(command, now))) {
            tenantClaim.decide(root -> root.claim(id, TenantRole.RESELLER, now));
            plaClaim.decide(root -> root.claim(command.plaId(), id, now));
        }
        return tenant.decide(ResellerTenantAggregate::tenant);
    }

    @CommandHandler
    ResellerTenant handle(RecordLocation command) {
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        StreamOf<ResellerTenantAggregate> tenant = streams.existing(resellerTenants, command.tenant().stream());
        StreamOf<PlaClaimAggregate> plaClaim =
                streams.existingOrNew(plaClaims, command.plaId().stream(), PlaClaimAggregate::new);
        streams.load();

        Instant now = clock.instant();
        plaClaim.decide(root -> root.claim(command.plaId(), TenantId.of(command.tenant()), now));
        return tenant.decide(root -> root.recordLocation(command, now));
    }
}
