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
 * @param committedAt when it was bought or renewed last, from which the time to reconsider counts
 */
public record Term(Period duration, LocalDate start, LocalDate end, Instant committedAt) {

    /** How long after purchase and renewal new commerce can be cancelled and lose seats. */
    private static final Duration RECONSIDERATION = Duration.ofDays(7);

    /** The one that follows on its own, equally long. */
    Term renewed() {
        return followedBy(dayAfter(), lastDay(dayAfter(), duration));
    }

    Term followedBy(LocalDate nextStart, LocalDate nextEnd) {
        return new Term(
                duration,
                nextStart,
                nextEnd,
                nextStart.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Another duration, counted from that day. The time to reconsider isn't opened anew: the customer stays committed. */
    Term changedTo(Period other, LocalDate from) {
        return new Term(other, from, lastDay(from, other), committedAt);
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
