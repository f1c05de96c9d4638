package io.partnerledger.events.following;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is left out of a projection's rows because it can't be folded, or because one before it in its sequence
 * can't.
 *
 * <p>It says where the event lies and nothing of what the event says.
 *
 * @param schema in which the projection's tables lie
 * @param stream its sequence
 * @param position its place among all events
 * @param type the stored name of the event
 * @param detail class of the failure, code, constraint
 * @param waitsFor the first letter of its sequence, where it isn't that itself
 * @param attempts how often it was tried to fold it
 * @param settledAt when it was folded or discarded
 * @param settledBy who wanted that
 */
public record DeadLetter(
        UUID id,
        String schema,
        String projection,
        int shape,
        int generation,
        String stream,
        long position,
        @Nullable String type,
        Cause cause,
        @Nullable String detail,
        @Nullable UUID waitsFor,
        Instant parkedAt,
        int attempts,
        @Nullable Instant lastTriedAt,
        Status status,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    /** Why an event is parked. */
    public enum Cause {
        /** The database took everything but the event's row. */
        ROW_REFUSED,
        /** The projection failed at it. */
        FOLDING_FAILED,
        /** What is stored can't be read as what it claims to be. */
        UNREADABLE,
        /** It waits for another of its sequence, and was not tried itself. */
        WAITS;

        /** Stable, kebab-case. */
        public String code() {
            return kebabCase(this);
        }

        static Cause of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What is to become of a letter, or has. */
    public enum Status {
        PARKED,
        /** Somebody wants its sequence to be folded again, and nobody has done it yet. */
        RETRYING,
        /** Folded after all. */
        FOLDED,
        /** Left out for as long as its generation lives. */
        DISCARDED;

        /** Whether it isn't parked any more. */
        public boolean isSettled() {
            return this == FOLDED || this == DISCARDED;
        }

        /** Stable, kebab-case. */
        public String code() {
            return kebabCase(this);
        }
    }

    private static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
