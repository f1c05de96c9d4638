package io.partnerledger.events.following;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Where and when an event was stored, and who caused it.
 *
 * @param position its place among all events
 * @param stream what it is about
 * @param sequence its place in that stream
 */
public record Recorded(long position, String stream, long sequence, Instant time, Map<String, Object> metadata) {

    static Recorded of(EventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new Recorded(
                positionOf(message),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                event.getMetaData());
    }

    static long positionOf(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }
}
