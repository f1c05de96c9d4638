package io.partnerledger.kernel.subscription;

import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What became of a subscription that the distributor told of.
 *
 * @param judgement of its partner of record, where it was news
 */
public record ImportedSubscription(
        ImportOutcome outcome, @Nullable Judgement judgement) {}
