package io.partnerledger.kernel.gdap;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The reseller's tenant was suspended (S52); said by the ledger itself, as often as it likes. */
public record RevokeGdap(@TargetAggregateIdentifier GdapRelationshipId id) {}
