package io.partnerledger.events.following;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row that says for which time it holds; {@code until} is the last component of its table's key.
 *
 * <p>What holds still ends with {@link #OPEN}. When it changes, its row gets an end and another begins, so that what held
 * at a time is a range query and no projection needs to read the clock.
 *
 * @param <R> the row itself
 */
public interface Dated<R extends Record & Dated<R>> {

    /** The end of what has not ended. */
    Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    /** A time later than all changes, at which everything holds that holds still. */
    Instant LATEST = OPEN.minus(1, ChronoUnit.MICROS);

    /** From when on it holds. */
    Instant since();

    /** When it no longer holds. */
    Instant until();

    /** The same row, holding until then only. */
    R endingAt(Instant end);

    /**
     * Puts one row in the place of another, or after none, or nothing after one.
     *
     * <p>A row never begins before the one it follows. Of several changes at one time the last remains.
     *
     * @param before what holds so far
     * @param time of the change, by a clock that never goes back: {@link Known#from}
     * @param next the row that holds from the given time on
     */
    static <R extends Record & Dated<R>> void follow(
            Rows rows, Table<R> table, Optional<R> before, Instant time, Function<Instant, Optional<R>> next) {
        Instant from = before.map(Dated::since).filter(time::isBefore).orElse(time);
        before.filter(row -> row.since().isBefore(from)).ifPresent(row -> rows.put(table, row.endingAt(from)));
        next.apply(from)
                .ifPresentOrElse(row -> rows.put(table, row), () -> before.ifPresent(row -> rows.remove(table, row)));
    }
}
