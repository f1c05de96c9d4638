package io.partnerledger.kernel.gdap;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is delegated, and for how long.
 *
 * @param displayName what people call it
 * @param duration one day to two years, from when it becomes active
 * @param roles the GUIDs of the definitions of the roles, each once
 */
public record GdapTerms(String displayName, Period duration, List<String> roles) {

    /** The longest duration in either unit; two years without a leap day. */
    private static final int MOST_MONTHS = 24;

    private static final int MOST_DAYS = 730;

    /** Any day after which two years have no leap day. */
    private static final LocalDate SOME_DAY = LocalDate.of(2001, 1, 1);

    public GdapTerms {
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(duration);
        roles = List.copyOf(roles);
    }

    /** The ISO 8601 duration, if it is one and lies between P1D and P2Y, both allowed; {@code P2Y} equals {@code P730D}. */
    public static Optional<Period> duration(String text) {
        try {
            Period duration = Period.parse(text);
            return isAllowed(duration) ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeParseException noDuration) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(Period duration) {
        return !duration.isNegative()
                && !duration.isZero()
                && duration.toTotalMonths() <= MOST_MONTHS
                && duration.getDays() <= MOST_DAYS
                && !SOME_DAY.plus(duration).isAfter(SOME_DAY.plusMonths(MOST_MONTHS));
    }
}
