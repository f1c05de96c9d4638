package io.partnerledger.edge.partnercenter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often is billed. */
public enum BillingCycle {
    /** What a client sends that was told none. */
    UNKNOWN,
    MONTHLY,
    ANNUAL,
    NONE,
    ONE_TIME,
    TRIENNIAL;

    /** Reads {@code one_time} and {@code OneTime}, in any case. */
    public static Optional<BillingCycle> parse(String text) {
        return Arrays.stream(values())
                .filter(cycle -> letters(cycle.name()).equals(letters(text)))
                .findFirst();
    }

    private static String letters(String text) {
        return text.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** The oldest client doesn't know the last and refuses the whole answer for it; what it is told is no change. */
    BillingCycle knownToAllClients() {
        return this == TRIENNIAL ? NONE : this;
    }
}
