package io.partnerledger.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedFromOneTest {

    /** It counts from 0, as Axon Server does. */
    private final EventStore zeroBased = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private final EventStore store = new CountedFromOne(zeroBased);

    @Test
    void the_first_event_of_all_comes_after_the_position_of_nothing() throws InterruptedException {
        stored(3);

        assertThat(positionsAfter(null, 3)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_has_been_seen_does_not_come_again() throws InterruptedException {
        stored(3);

        assertThat(positionsAfter(at(1), 2)).containsExactly(2L, 3L);
        assertThat(positionsAfter(at(2), 1)).containsExactly(3L);
    }

    @Test
    void the_head_is_at_the_last_event() {
        stored(1);

        assertThat(zeroBased.createHeadToken()).isEqualTo(at(0));
        assertThat(store.createHeadToken()).isEqualTo(at(1));
    }

    @Test
    void an_event_that_is_looked_at_has_the_position_it_is_taken_with() throws InterruptedException {
        stored(1);

        try (TrackingEventStream events = (TrackingEventStream) store.openStream(null)) {
            assertThat(events.peek().orElseThrow().trackingToken()).isEqualTo(at(1));
            assertThat(events.nextAvailable().trackingToken()).isEqualTo(at(1));
        }
    }

    private void stored(int events) {
        for (int sequence = 0; sequence < events; sequence++) {
            store.publish(new GenericDomainEventMessage<>("counter", "counter:a", sequence, "counted"));
        }
    }

    private List<Long> positionsAfter(@Nullable TrackingToken token, int count) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        try (TrackingEventStream events = (TrackingEventStream) store.openStream(token)) {
            while (positions.size() < count) {
                TrackedEventMessage<?> next = events.nextAvailable();
                positions.add(next.trackingToken().position().orElseThrow());
            }
        }
        return positions;
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
