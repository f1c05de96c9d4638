package io.partnerledger.events.store;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * For a store that can't be asked in the append itself: looks, just before it, whether the streams a command has read
 * are as they were.
 */
public final class AssumptionsCheck implements MessageDispatchInterceptor<EventMessage<?>> {

    private final EventStore store;

    public AssumptionsCheck(EventStore store) {
        this.store = store;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        Assumptions.known().unchanged().forEach((stream, sequence) -> {
            Optional<Long> last = store.lastSequenceNumberFor(stream);
            if (last.filter(now -> now > sequence).isPresent()) {
                throw StreamConflict.assumed(stream);
            }
        });
        return (index, event) -> event;
    }
}
