package io.partnerledger.query.reading;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** A time a caller asks about. */
public final class AskedTime {

    /** Before all that is recorded, and within the years PostgreSQL and ISO 8601 agree on. */
    public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    /** After all that is recorded. */
    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private AskedTime() {}

    /** The time, or the nearest there can be anything at. */
    public static Instant within(Instant asked) {
        return asked.isBefore(BEGINNING) ? BEGINNING : asked.isAfter(END) ? END : asked;
    }

    /** The day; one outside of all years is a bad request. */
    public static LocalDate day(String parameter, LocalDate asked) {
        if (asked.isBefore(day(BEGINNING)) || asked.isAfter(day(END))) {
            throw BadRequest.of(parameter, Text.of("violation.no-day"));
        }
        return asked;
    }

    /** The day, or the first there can be anything on. */
    public static LocalDate dayWithin(LocalDate day) {
        return day.isBefore(day(BEGINNING)) ? day(BEGINNING) : day;
    }

    /** As a cursor keeps it: as exactly as rows do. */
    public static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }

    /** The time that a cursor kept. */
    public static Instant ofMicros(long micros) {
        return within(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The time; nobody knows yet how it will be at one that lies in the future, which is a bad request. */
    public static Instant past(String parameter, Instant asked, Instant now) {
        if (asked.isAfter(now)) {
            throw BadRequest.of(parameter, Text.of("violation.in-the-future"));
        }
        return within(asked);
    }
}
