package io.partnerledger.query.operations;

import io.partnerledger.events.rebuilding.ProjectionState;
import io.partnerledger.events.rebuilding.ProjectionState.Filling;
import io.partnerledger.events.rebuilding.Purpose;
import io.partnerledger.events.rebuilding.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last verification of a projection.
 *
 * @param status {@code running}, {@code done} or {@code failed}
 * @param processed while it is running: how many events what it compares with reflects so far
 * @param eta while it is running: when it will have processed all, after which rows are compared
 * @param generation that was compared
 * @param position as of which it was
 * @param differences rows that differ, or are on one side only
 * @param examples some of them
 * @param failure why it could not be done, or does not get on
 */
record ShownVerification(
        String status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long processed,
        @Nullable Instant eta,
        @Nullable Integer generation,
        @Nullable Long position,
        @Nullable Long rowsCompared,
        @Nullable Long differences,
        List<Verification.Difference> examples,
        @Nullable String failure) {

    static ShownVerification of(Verification verification, ProjectionState state, Instant now) {
        Optional<Filling> shadow = state.filling()
                .filter(filling -> verification.status() == Verification.Status.RUNNING
                        && filling.purpose() == Purpose.VERIFICATION);
        return new ShownVerification(
                verification.status().name().toLowerCase(Locale.ROOT),
                verification.startedAt(),
                verification.finishedAt(),
                shadow.map(Filling::processed).orElse(null),
                shadow.flatMap(filling -> filling.expectedEnd(ShownProjection.position(state), now))
                        .orElse(null),
                verification.generation(),
                verification.position(),
                verification.rowsCompared(),
                verification.differences(),
                verification.examples(),
                verification.failure() == null ? shadow.map(Filling::failure).orElse(null) : verification.failure());
    }
}
