package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.following.Recorded;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.dao.QueryTimeoutException;

/** The last events before a generation is as far as the one that serves. */
final class Stretch {

    /** What the serving one reflects is in the store, and this node will hear of it. */
    private static final Duration FOR_THE_STORE = Duration.ofSeconds(5);

    private Stretch() {}

    static List<TrackedEventMessage<?>> upTo(List<TrackedEventMessage<?>> events, long position) {
        int end = events.size();
        while (end > 0 && Recorded.positionOf(events.get(end - 1)) > position) {
            end--;
        }
        return events.subList(0, end);
    }

    /** Folds all that is left up to the position, in the caller's transaction. */
    static void upTo(long position, Fill fill, long from, Reading reading, ProjectionTables tables) {
        long deadline = System.nanoTime() + FOR_THE_STORE.toNanos();
        long reached = from;
        try {
            while (reached < position) {
                List<TrackedEventMessage<?>> events = upTo(reading.after(reached), position);
                if (!events.isEmpty()) {
                    tables.fold(fill.shape(), fill.generation().number(), fill.folding(), events);
                    reached = Recorded.positionOf(events.get(events.size() - 1));
                } else if (System.nanoTime() - deadline > 0) {
                    throw new QueryTimeoutException("The store does not tell of its events up to " + position + ".");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while folding the last events of " + fill + ".", e);
        }
    }
}
