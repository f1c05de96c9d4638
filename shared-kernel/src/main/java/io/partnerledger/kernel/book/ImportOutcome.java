package io.partnerledger.kernel.book;

/** What became of something that a distributor told of; what can't be taken is refused. */
public enum ImportOutcome {
    /** The ledger did not know it and does now. */
    IMPORTED,
    /** The ledger knew it, just as it was told. */
    UNCHANGED
}
