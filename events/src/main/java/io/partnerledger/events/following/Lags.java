package io.partnerledger.events.following;

import io.partnerledger.events.naming.UnknownStoredEvent;
import io.partnerledger.events.store.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Tells how far a position is behind the store, in events and in time. */
public final class Lags {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Clock clock;

    public Lags(StreamableMessageSource<TrackedEventMessage<?>> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** The position of the last event in the store; 0 while there is none. */
    public long head() {
        return Tokens.headOf(events);
    }

    /** How far whoever is at that position is behind that head. */
    public Lag of(String follower, long position, long head) {
        long reached = Math.min(position, head);
        return new Lag(follower, reached, head, reached == head ? Duration.ZERO : ageOfTheNext(reached));
    }

    private Duration ageOfTheNext(long position) {
        try {
            return ageAfter(position);
        } catch (UnknownStoredEvent unreadable) {
            // It is no older than the one before it.
            return position == 0 ? Duration.ZERO : ageAfter(position - 1);
        }
    }

    private Duration ageAfter(long position) {
        try (BlockingStream<TrackedEventMessage<?>> next = events.openStream(Tokens.at(position))) {
            if (!next.hasNextAvailable(1, TimeUnit.SECONDS)) {
                return Duration.ZERO;
            }
            Instant recorded = next.nextAvailable().getTimestamp();
            Duration age = Duration.between(recorded, clock.instant());
            return age.isNegative() ? Duration.ZERO : age;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the store was asked.", e);
        }
    }
}
