package io.partnerledger.kernel.gdap;

import io.partnerledger.kernel.tenant.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * One of the two partners ends delegated administration.
 *
 * @param by the distributor's tenant or the reseller's
 */
public record TerminateGdap(
        @TargetAggregateIdentifier GdapRelationshipId id, TenantId by, String reason, String requestKey) {}
