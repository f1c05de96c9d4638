package io.partnerledger.edge.json;

import java.util.Locale;

/** Names as clients spell them: in any case, with underscores or without. */
public final class Letters {

    private Letters() {}

    /** Whether the two name the same. */
    public static boolean same(String one, String other) {
        return of(one).equals(of(other));
    }

    private static String of(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
