package io.partnerledger.events.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The last events of the store, read and deserialized once for all that follow it closely.
 *
 * <p>Whoever is further behind reads for itself.
 */
final class RecentEvents {

    private static final int KEPT = 1_000;

    private final List<TrackedEventMessage<?>> kept = new ArrayList<>();
    private long first = 1;

    /**
     * The events after a position, as many as are kept; reads them where nobody has done so before.
     *
     * @param reading what comes after that position in the store
     */
    List<TrackedEventMessage<?>> after(long position, Supplier<List<TrackedEventMessage<?>>> reading) {
        if (isOlder(position)) {
            return reading.get();
        }
        // Whoever was woken with the others waits for the one that reads.
        synchronized (kept) {
            if (isOlder(position)) {
                return reading.get();
            }
            if (position > last()) {
                kept.clear();
                first = position + 1;
            }
            if (position == last()) {
                kept.addAll(reading.get());
            }
            List<TrackedEventMessage<?>> found = List.copyOf(kept.subList((int) (position + 1 - first), kept.size()));
            forgetOldest();
            return found;
        }
    }

    private boolean isOlder(long position) {
        synchronized (kept) {
            return position + 1 < first;
        }
    }

    private long last() {
        return first + kept.size() - 1;
    }

    private void forgetOldest() {
        int tooMany = kept.size() - KEPT;
        if (tooMany > 0) {
            kept.subList(0, tooMany).clear();
            first += tooMany;
        }
    }
}
