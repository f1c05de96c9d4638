package io.partnerledger.kernel.order;

import java.time.Period;
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

    /** Whether at least one bill falls into the term; what isn't billed in a rhythm fits any (900270). */
    public boolean fitsInto(Period term) {
        return term.toTotalMonths()
                >= switch (this) {
                    case ANNUAL -> 12;
                    case TRIENNIAL -> 36;
                    case UNKNOWN, MONTHLY, ONE_TIME, NONE -> 0;
                };
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
