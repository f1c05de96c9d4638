package io.partnerledger.kernel.resellertenant;

import java.util.Locale;

/** What the programme says of the location behind a PLA ID (S43, S59). */
public enum LocationStatus {
    PENDING,
    AUTHORIZED,
    REJECTED,
    RETIRED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable name callers use. */
    public String code() {
        return code;
    }

    /** The one of that name; an unknown one is an {@link IllegalArgumentException}. */
    public static LocationStatus of(String code) {
        for (LocationStatus each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no such status of a location.");
    }
}
