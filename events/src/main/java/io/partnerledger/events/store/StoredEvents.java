package io.partnerledger.events.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The store as it is: every event as a {@link StoredEvent}, to be followed or looked up. */
public interface StoredEvents extends StreamableMessageSource<TrackedEventMessage<?>> {

    /**
     * The events at these positions, in their order; whichever there are.
     *
     * @param positions ascending
     */
    List<StoredEvent> at(List<Long> positions);

    /** Where nothing has been seen yet. */
    @Override
    default @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    default TrackingToken createTokenAt(Instant time) {
        throw new UnsupportedOperationException("Nobody follows the store from a time on.");
    }

    @Override
    default TrackingToken createTokenSince(Duration duration) {
        throw new UnsupportedOperationException("Nobody follows the store from a time on.");
    }

    /** As one who follows gets it. */
    static TrackedEventMessage<StoredEvent> message(String id, StoredEvent event) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericEventMessage<>(id, event, Map.of(), event.time()));
    }
}
