package io.partnerledger.events.following;

import io.partnerledger.kernel.request.RequestMetadata;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where and when an event was stored, and who caused it.
 *
 * @param position its place among all events
 * @param stream what it is about
 * @param sequence its place in that stream
 */
public record Recorded(long position, String stream, long sequence, Instant time, Map<String, Object> metadata) {

    /** What the metadata say under that name, if anything. */
    public @Nullable String metadata(String name) {
        return (String) metadata.get(name);
    }

    /** The roles of whoever caused it. */
    public List<String> roles() {
        String joined = metadata(RequestMetadata.ROLES);
        return joined == null || joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }

    static Recorded of(EventMessage<?> message) {
        return new Recorded(
                positionOf(message),
                streamOf(message),
                sequenceOf(message),
                message.getTimestamp(),
                message.getMetaData());
    }

    static String streamOf(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getAggregateIdentifier();
    }

    static long sequenceOf(EventMessage<?> message) {
        return ((DomainEventMessage<?>) message).getSequenceNumber();
    }

    /** Where an event that was read from the store lies. */
    public static long positionOf(EventMessage<?> message) {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }
}
