package io.partnerledger.kernel.programme;

import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact of the programme comes from; kept for the auditor, judged by nobody.
 *
 * @param effectiveAt since when the fact is said to hold; it acts only from when it is recorded
 * @param source who says so
 * @param evidence what shows it, such as the number of a letter
 */
public record Evidence(
        @Nullable Instant effectiveAt,
        @Nullable String source,
        @Nullable String evidence) {

    private static final Evidence NONE = new Evidence(null, null, null);

    /** A fact without any. */
    public static Evidence none() {
        return NONE;
    }

    /** Refuses a fact that is yet to come. */
    public void requireNotInFuture(Instant now) {
        Refused.unless(effectiveAt == null || !effectiveAt.isAfter(now), RefusalCode.EFFECTIVE_IN_FUTURE);
    }
}
