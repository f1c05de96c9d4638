package io.partnerledger.kernel.book;

/** What became of something that a distributor told of; what can't be taken is refused. */
public enum ImportOutcome {
    /** The ledger did not know it and does now. */
    IMPORTED,
    /** The ledger knew it, just as it was told. */
    UNCHANGED;

    /** @param begun whether it began with this very request, now or before */
    public static ImportOutcome of(boolean begun) {
        return begun ? IMPORTED : UNCHANGED;
    }
}
