package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Shape;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a projection stands.
 *
 * @param serving what is read of it; empty while the first generation of its shape is being filled
 * @param filling what is being filled beside that
 * @param verification the last one
 */
public record ProjectionState(
        Shape shape, Optional<Serving> serving, Optional<Filling> filling, Optional<Verification> verification) {

    /**
     * The generation that serves.
     *
     * @param deadLetters how many events are left out of it
     */
    public record Serving(int generation, long position, long deadLetters) {}

    /**
     * A generation that is being filled.
     *
     * @param processed how many events it reflects
     * @param startedAt when it was begun; absent as long as it waits for that
     * @param failure why it does not get on
     */
    public record Filling(
            int generation,
            Purpose purpose,
            long processed,
            @Nullable Long eventsPerSecond,
            @Nullable Instant startedAt,
            @Nullable String failure) {

        static Filling of(Generation generation) {
            Purpose purpose = generation.purpose();
            if (purpose == null) {
                throw new IllegalArgumentException(generation + " is not being filled.");
            }
            return new Filling(
                    generation.number(),
                    purpose,
                    generation.position(),
                    generation.eventsPerSecond(),
                    generation.beganAt(),
                    generation.failure());
        }

        /** When it will have processed that many, at the pace it has; empty as long as that is not known. */
        public Optional<Instant> expectedEnd(long total, Instant now) {
            return Optional.ofNullable(eventsPerSecond).map(rate -> Pace.expectedEnd(now, total - processed, rate));
        }
    }
}
