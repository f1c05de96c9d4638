package io.partnerledger.kernel.resellertenant;

import io.partnerledger.kernel.programme.Evidence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The programme grants or takes away the right to sell as a reseller. */
public record ChangeCspAuthorization(
        @TargetAggregateIdentifier ResellerTenantId tenant,
        CspAuthorization status,
        @Nullable String reason,
        Evidence evidence,
        String requestKey) {}
