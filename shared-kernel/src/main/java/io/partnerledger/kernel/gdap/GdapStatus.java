package io.partnerledger.kernel.gdap;

/** Where delegated administration stands. */
public enum GdapStatus {
    /** The customer's approval, the reseller's consent or both are awaited. */
    APPROVAL_PENDING("approvalPending"),
    ACTIVE("active"),
    /** Ended before its time, by one of the partners or with the reseller's suspension. */
    TERMINATED("terminated"),
    /** Its time is over. */
    EXPIRED("expired");

    private final String code;

    GdapStatus(String code) {
        this.code = code;
    }

    /** Whether it is in force or may still become so. */
    boolean isOpen() {
        return this == APPROVAL_PENDING || this == ACTIVE;
    }

    /** The stable name callers see, which is Microsoft Graph's. */
    public String code() {
        return code;
    }
}
