package io.partnerledger.edge.partnercenter.seek;

import java.util.Locale;

/** Names as clients spell them: in any case, with underscores or without. */
final class Letters {

    private Letters() {}

    static boolean same(String one, String other) {
        return of(one).equals(of(other));
    }

    private static String of(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
