package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.programme.Evidence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The programme suspends a reseller's tenant. */
public record SuspendTenant(
        @TargetAggregateIdentifier ResellerTenantId tenant,
        @Nullable String reason,
        Evidence evidence,
        String requestKey) {}
