package io.partnerledger.events.following;

import io.partnerledger.events.store.Tokens;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * What followers can't get over: the failure of each one's last attempt to read on or to fold.
 *
 * <p>Axon forgets it as soon as it gives up the claim to try again; another node may then get over it.
 */
final class Obstacles {

    private final ToLongFunction<String> reached;
    private final Map<String, Obstacle> reading = new ConcurrentHashMap<>();
    private final Map<String, Obstacle> folding = new ConcurrentHashMap<>();

    /** @param reached which position a follower has come to, on whichever node */
    Obstacles(ToLongFunction<String> reached) {
        this.reached = reached;
    }

    /** @param after the position at or after which it is */
    private record Obstacle(RuntimeException failure, long after) {}

    /** A look-up may have folded a part of what it was given. */
    private Obstacle obstacle(String follower, RuntimeException failure, long begun) {
        return new Obstacle(failure, Math.max(begun, reached(follower).orElse(begun)));
    }

    private OptionalLong reached(String follower) {
        try {
            return OptionalLong.of(reached.applyAsLong(follower));
        } catch (RuntimeException away) {
            return OptionalLong.empty();
        }
    }

    /** Who has stopped, and why. */
    SortedMap<String, RuntimeException> met() {
        SortedMap<String, RuntimeException> met = new TreeMap<>();
        Stream.of(reading, folding)
                .forEach(obstacles -> obstacles.forEach((follower, obstacle) -> {
                    if (reached(follower).orElse(obstacle.after) <= obstacle.after) {
                        met.put(follower, obstacle.failure);
                    }
                }));
        return met;
    }

    /** The same folding, whose failure is remembered until it succeeds. */
    Consumer<List<EventMessage<?>>> inFolding(String follower, Consumer<List<EventMessage<?>>> fold) {
        return batch -> {
            try {
                fold.accept(batch);
                folding.remove(follower);
            } catch (RuntimeException failure) {
                folding.put(follower, obstacle(follower, failure, Recorded.positionOf(batch.get(0)) - 1));
                throw failure;
            }
        };
    }

    /** The same events, whose failure is remembered until they can be read on. */
    StreamableMessageSource<TrackedEventMessage<?>> inReading(
            String follower, StreamableMessageSource<TrackedEventMessage<?>> events) {
        return after -> new UnreadableLast(
                events.openStream(after),
                failure -> reading.put(follower, obstacle(follower, failure, Tokens.positionOf(after))),
                () -> reading.remove(follower));
    }
}
