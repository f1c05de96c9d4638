package io.partnerledger.kernel.order;

import java.util.Locale;

/** How often an order is billed, in Partner Center's words. */
public enum BillingCycle {
    UNKNOWN,
    MONTHLY,
    ANNUAL,
    TRIENNIAL,
    ONE_TIME,
    NONE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name on the wire and in events, such as {@code one_time}. */
    public String code() {
        return code;
    }

    /** The one of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static BillingCycle of(String code) {
        for (BillingCycle each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no such billing cycle.");
    }
}
