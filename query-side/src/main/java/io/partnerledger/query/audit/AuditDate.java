package io.partnerledger.query.audit;

import io.partnerledger.query.reading.AskedTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From when or until when audit records are asked for, as the clients write it; in UTC where they don't say.
 *
 * @param time the time, or the beginning of the day
 */
record AuditDate(Instant time) {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** {@code 11/22/2026 13:30:00} is what .NET sends, {@code 11/22/2026 1:30:00 PM} what Partner Center's examples say. */
    private static final DateTimeFormatter AMERICAN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("M/d/uuuu[ h:mm:ss a][ H:mm:ss]")
            .toFormatter(Locale.US)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern DAY_OF_YEAR = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{2,3})");

    /** Empty where nobody can read it. */
    static Optional<AuditDate> parse(String text) {
        return dayOfYear(text)
                .or(() -> parse(ISO, plusRestored(text)))
                .or(() -> parse(AMERICAN, text))
                .map(time -> new AuditDate(AskedTime.within(time)));
    }

    /** The end of its day, which belongs to it. */
    Instant endOfDay() {
        return AskedTime.within(LocalDate.ofInstant(time, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
    }

    /**
     * The day that the Java client means by {@code 2026-11-326}: it writes the day of the year where that of the month
     * belongs. From February on the two can't be mistaken for each other, and in January they are the same.
     */
    private static Optional<Instant> dayOfYear(String text) {
        Matcher parts = DAY_OF_YEAR.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) < 32) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.ofYearDay(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(3)));
            return day.getMonthValue() == Integer.parseInt(parts.group(2))
                    ? Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Form decoding makes a blank of the plus before an offset. */
    private static String plusRestored(String text) {
        return text.replace(' ', '+');
    }

    private static Optional<Instant> parse(DateTimeFormatter format, String text) {
        try {
            TemporalAccessor read = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(
                    read instanceof OffsetDateTime time
                            ? time.toInstant()
                            : read instanceof LocalDateTime time
                                    ? time.toInstant(ZoneOffset.UTC)
                                    : ((LocalDate) read)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
