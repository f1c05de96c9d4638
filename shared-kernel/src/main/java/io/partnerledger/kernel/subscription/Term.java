package io.partnerledger.kernel.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * The time a customer is committed for; days are days in UTC.
 *
 * @param start first day
 * @param end last day
 * @param dayOfMonth on which terms of whole months begin, so that a short month doesn't shorten those that follow
 * @param committedAt when it was bought or renewed last, from which the time to reconsider counts
 */
public record Term(Period duration, LocalDate start, LocalDate end, int dayOfMonth, Instant committedAt) {

    /** How long after purchase and renewal new commerce can be cancelled and lose seats. */
    private static final Duration RECONSIDERATION = Duration.ofDays(7);

    static Term beginning(LocalDate start, LocalDate end, Period duration, Instant committedAt) {
        return new Term(duration, start, end, start.getDayOfMonth(), committedAt);
    }

    /** The one that follows on its own, equally long. */
    Term renewed() {
        LocalDate nextStart = dayAfter();
        LocalDate over = nextStart.plus(duration);
        boolean wholeMonths = duration.getDays() == 0;
        return followedBy(nextStart, (wholeMonths ? onDay(dayFrom(nextStart), over) : over).minusDays(1));
    }

    Term followedBy(LocalDate nextStart, LocalDate nextEnd) {
        return new Term(
                duration,
                nextStart,
                nextEnd,
                dayFrom(nextStart),
                nextStart.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Another duration, counted from that day. The time to reconsider isn't opened anew: the customer stays committed. */
    Term changedTo(Period other, LocalDate from) {
        return beginning(from, lastDay(from, other), other, committedAt);
    }

    /** The same day as ever, unless the term before ended on one that no month's length explains. */
    private int dayFrom(LocalDate nextStart) {
        return onDay(dayOfMonth, nextStart).equals(nextStart) ? dayOfMonth : nextStart.getDayOfMonth();
    }

    private static LocalDate onDay(int dayOfMonth, LocalDate inMonth) {
        return inMonth.withDayOfMonth(Math.min(dayOfMonth, inMonth.lengthOfMonth()));
    }

    /** The last day of a term that starts on that day. */
    static LocalDate lastDay(LocalDate start, Period duration) {
        return start.plus(duration).minusDays(1);
    }

    /** The day on which it is over. */
    public LocalDate dayAfter() {
        return end.plusDays(1);
    }

    /** Until when the customer may reconsider. */
    public Instant reconsiderableUntil() {
        return committedAt.plus(RECONSIDERATION);
    }

    boolean isReconsiderable(Instant now) {
        return now.isBefore(reconsiderableUntil());
    }
}
