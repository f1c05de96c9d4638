package io.partnerledger.events.following;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * What followers can't get over: the failure of each one's last attempt to read on or to fold.
 *
 * <p>Axon forgets it as soon as it gives up the claim to try again.
 */
final class Obstacles {

    private final Map<String, RuntimeException> reading = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> folding = new ConcurrentHashMap<>();

    /** Who has stopped, and why. */
    SortedMap<String, RuntimeException> met() {
        SortedMap<String, RuntimeException> met = new TreeMap<>(reading);
        met.putAll(folding);
        return met;
    }

    /** The same folding, whose failure is remembered until it succeeds. */
    <T> Consumer<T> inFolding(String follower, Consumer<T> fold) {
        return batch -> {
            try {
                fold.accept(batch);
                folding.remove(follower);
            } catch (RuntimeException failure) {
                folding.put(follower, failure);
                throw failure;
            }
        };
    }

    /** The same events, whose failure is remembered until they can be read on. */
    StreamableMessageSource<TrackedEventMessage<?>> inReading(
            String follower, StreamableMessageSource<TrackedEventMessage<?>> events) {
        return after -> new UnreadableLast(
                events.openStream(after), failure -> reading.put(follower, failure), () -> reading.remove(follower));
    }
}
