package io.partnerledger.command.background;

import java.time.Duration;

/** How long to leave alone what came to nothing. */
public final class Rest {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Rest() {}

    /** Twice as long each time. */
    public static Duration after(int attempts) {
        Duration rest = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return rest.compareTo(LONGEST) < 0 ? rest : LONGEST;
    }
}
