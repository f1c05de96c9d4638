package io.partnerledger.kernel.partnership;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The time to answer a request may have run out; said by the ledger itself, as often as it likes. */
public record ExpirePartnership(@TargetAggregateIdentifier PartnershipId id) {}
