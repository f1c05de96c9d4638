package io.partnerledger.events.rebuilding;

import java.util.Locale;

/** What a generation is filled for. */
public enum Purpose {
    /** It is the first of its shape, and nothing can be read before it serves. */
    FIRST,
    /** To take the place of the one that serves. */
    REBUILD,
    /** To be compared with the one that serves, then dropped. */
    VERIFICATION;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
