package io.partnerledger.query.audit;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.violation.BadRequest;
import io.partnerledger.query.audit.AuditRecords.Place;
import io.partnerledger.query.reading.AskedTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time whose audit records are asked for; from page to page it stays what it was.
 *
 * @param until exclusive
 */
record AuditWindow(Instant from, Instant until) {

    private static final Duration USUAL = Duration.ofDays(30);

    /**
     * The thirty days up to the last where the first isn't said, and up to now where neither is.
     *
     * @param first a day or a time
     * @param last a day, or a time on it
     */
    static AuditWindow asked(@Nullable String first, @Nullable String last, Instant now) {
        Instant until = last == null ? AskedTime.END : date("endDate", last).endOfDay();
        Instant from = first == null
                ? AskedTime.within((last == null ? now : until).minus(USUAL))
                : date("startDate", first).time();
        // Nodes have clocks of their own: the newest there is belongs to it.
        if (last != null && !from.isBefore(until)) {
            throw BadRequest.of("endDate", Text.of("violation.ends-before-it-starts"));
        }
        return new AuditWindow(from, until);
    }

    private static AuditDate date(String parameter, String text) {
        return AuditDate.parse(text).orElseThrow(() -> BadRequest.of(parameter, Text.of("violation.audit-date")));
    }

    /** A record's place in the list of this window. */
    Cursor cursor(Place place) {
        return Cursor.after(
                AskedTime.micros(from), AskedTime.micros(until), AskedTime.micros(place.date()), place.position());
    }

    static AuditWindow of(Cursor cursor) {
        return new AuditWindow(time(cursor, 0), time(cursor, 1));
    }

    static Place place(Cursor cursor) {
        return new Place(time(cursor, 2), cursor.number(3));
    }

    private static Instant time(Cursor cursor, int key) {
        return AskedTime.ofMicros(cursor.number(key));
    }
}
