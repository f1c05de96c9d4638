package io.partnerledger.kernel.subscription;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Time may have something to do with a subscription; said by the ledger itself, as often as it likes. */
public record AdvanceSubscription(@TargetAggregateIdentifier SubscriptionId id) {}
