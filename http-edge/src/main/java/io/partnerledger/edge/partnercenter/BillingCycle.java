package io.partnerledger.edge.partnercenter;

/** How often is billed. */
public enum BillingCycle {
    /** What a client sends that was told none. */
    UNKNOWN,
    MONTHLY,
    ANNUAL,
    NONE,
    ONE_TIME,
    TRIENNIAL;

    /** The oldest client doesn't know the last and refuses the whole answer for it; what it is told is no change. */
    BillingCycle knownToAllClients() {
        return this == TRIENNIAL ? NONE : this;
    }
}
