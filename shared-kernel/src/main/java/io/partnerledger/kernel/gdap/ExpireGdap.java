package io.partnerledger.kernel.gdap;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The time of delegated administration may be over; said by the ledger itself, as often as it likes. */
public record ExpireGdap(@TargetAggregateIdentifier GdapRelationshipId id) {}
