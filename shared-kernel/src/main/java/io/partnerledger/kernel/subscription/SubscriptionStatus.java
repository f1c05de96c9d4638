package io.partnerledger.kernel.subscription;

import java.util.Locale;

/** Where a subscription stands. */
public enum SubscriptionStatus {
    ACTIVE,
    SUSPENDED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers see. */
    public String code() {
        return code;
    }
}
