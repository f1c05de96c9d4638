package io.partnerledger.query.operations;

import io.partnerledger.events.following.Lag;
import io.partnerledger.events.rebuilding.ProjectionState;
import io.partnerledger.events.rebuilding.ProjectionState.Filling;
import io.partnerledger.events.rebuilding.ProjectionState.Serving;
import io.partnerledger.events.rebuilding.Purpose;
import io.partnerledger.events.rebuilding.Verification;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A projection as an operator sees it.
 *
 * @param shape the version of its rows' shape
 * @param generation that serves; absent while the first of its shape is being filled
 * @param status {@code serving}, {@code rebuilding}, which serves too, or {@code filling}, which doesn't yet
 * @param position the last event it reflects
 * @param head the last event there is
 * @param lagSeconds age of the oldest event it does not reflect
 * @param deadLetters how many events are left out of it, if any
 * @param rebuild how far the generation is that is to serve next
 */
record ShownProjection(
        String name,
        int shape,
        @Nullable Integer generation,
        String status,
        long position,
        long head,
        long lagEvents,
        long lagSeconds,
        @Nullable Long deadLetters,
        @Nullable Rebuild rebuild,
        @Nullable LastVerification verification) {

    static ShownProjection of(ProjectionState state, Lag lag, Instant now) {
        Optional<Filling> rebuild = state.filling().filter(filling -> filling.purpose() != Purpose.VERIFICATION);
        return new ShownProjection(
                state.shape().name(),
                state.shape().version(),
                state.serving().map(Serving::generation).orElse(null),
                state.serving().isEmpty() ? "filling" : rebuild.isPresent() ? "rebuilding" : "serving",
                lag.position(),
                lag.head(),
                lag.events(),
                lag.age().toSeconds(),
                state.serving()
                        .map(Serving::deadLetters)
                        .filter(letters -> letters > 0)
                        .orElse(null),
                rebuild.map(filling -> Rebuild.of(filling, lag.head(), now)).orElse(null),
                state.verification().map(LastVerification::of).orElse(null));
    }

    /** The last event that is reflected by what is read of it, or will be by what is filled first. */
    static long position(ProjectionState state) {
        return state.serving()
                .map(Serving::position)
                .or(() -> state.filling().map(Filling::processed))
                .orElse(0L);
    }

    /**
     * How far a new generation is.
     *
     * @param processed of the events
     * @param eventsPerSecond absent, as the expected end is, until that is known
     * @param eta when it will have processed all
     * @param startedAt absent as long as it waits for its turn
     * @param failure why it does not get on at the moment
     */
    record Rebuild(
            int generation,
            long processed,
            long total,
            @Nullable Long eventsPerSecond,
            @Nullable Instant eta,
            @Nullable Instant startedAt,
            @Nullable String failure) {

        static Rebuild of(Filling filling, long total, Instant now) {
            return new Rebuild(
                    filling.generation(),
                    filling.processed(),
                    total,
                    filling.eventsPerSecond(),
                    filling.expectedEnd(total, now).orElse(null),
                    filling.startedAt(),
                    filling.failure());
        }
    }

    /** What came of the last verification, in short. */
    record LastVerification(
            String status,
            @Nullable Instant finishedAt,
            @Nullable Long differences) {

        static LastVerification of(Verification verification) {
            return new LastVerification(
                    verification.status().name().toLowerCase(Locale.ROOT),
                    verification.finishedAt(),
                    verification.differences());
        }
    }
}
