package io.partnerledger.kernel.subscription;

import java.util.Locale;

/** Where a subscription stands. */
public enum SubscriptionStatus {
    ACTIVE,
    /** Stopped for a while; it is billed on, and may be reactivated until its term ends. */
    SUSPENDED,
    /** Its term has ended and wasn't renewed; the customer still reaches its data. */
    EXPIRED,
    /** The customer no longer reaches its data, which is still kept. */
    DISABLED,
    /** Cancelled in its first days, or at the end of all grace. */
    DELETED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers see. */
    public String code() {
        return code;
    }

    /** The one of that name; an unknown one is an {@link IllegalArgumentException}. */
    static SubscriptionStatus of(String code) {
        for (SubscriptionStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("There is no such status of a subscription.");
    }

    /** Whether it can still be changed; once ended, it never comes back. */
    public boolean isRunning() {
        return this == ACTIVE || this == SUSPENDED;
    }
}
