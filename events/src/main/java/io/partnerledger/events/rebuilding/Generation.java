package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a projection's rows, as the database knows it.
 *
 * @param purpose what it is filled for; one that neither serves nor is filled is to be dropped
 * @param position the last event it reflects
 * @param indexed whether it has its indexes
 * @param askedAt when it was asked for
 * @param beganAt when it got its tables
 * @param failure why filling it does not get on
 */
record Generation(
        String name,
        int shape,
        int number,
        boolean serving,
        @Nullable Purpose purpose,
        long position,
        boolean indexed,
        @Nullable Instant askedAt,
        @Nullable Instant beganAt,
        @Nullable Long eventsPerSecond,
        @Nullable String failure) {

    boolean isOf(Shape version) {
        return name.equals(version.name()) && shape == version.version();
    }

    boolean isRetired() {
        return !serving && purpose == null;
    }

    @Override
    public String toString() {
        return "generation " + number + " of " + name + "_v" + shape;
    }
}
