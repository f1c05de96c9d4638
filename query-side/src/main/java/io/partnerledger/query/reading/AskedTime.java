package io.partnerledger.query.reading;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.BadRequest;
import java.time.Instant;

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

    /** The time; nobody knows yet how it will be at one that lies in the future, which is a bad request. */
    public static Instant past(String parameter, Instant asked, Instant now) {
        if (asked.isAfter(now)) {
            throw BadRequest.of(parameter, Text.of("violation.in-the-future"));
        }
        return within(asked);
    }
}
