package io.partnerledger.edge.partnercenter;

/** How often is billed. */
public enum BillingCycle {
    /** What a client sends that was told none. */
    UNKNOWN,
    MONTHLY,
    ANNUAL,
    NONE,
    ONE_TIME,
    /** Not known to the oldest client. */
    TRIENNIAL
}
