package io.partnerledger.command.stream;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.naming.UnknownStoredEvent;
import io.partnerledger.events.store.Assumptions;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the events of a stream add up to, asked outside a command and as fresh as the store itself. */
@Component
public class States {

    private static final Logger log = LoggerFactory.getLogger(States.class);

    private final EventStore events;

    public States(EventStore events) {
        this.events = events;
    }

    /**
     * The state of a stream; empty where it hasn't begun.
     *
     * @param vocabulary all that can happen on it
     */
    public <E, S> Optional<S> of(String stream, Class<E> vocabulary, BiFunction<E, @Nullable S, S> evolve) {
        return read(stream, vocabulary, evolve, sequence -> {});
    }

    /**
     * The state of a stream, for a decision that holds only as long as it stays so: where anybody appends to it
     * meanwhile, the command at hand is decided again.
     *
     * @param vocabulary all that can happen on it
     */
    public <E, S> Optional<S> assumed(String stream, Class<E> vocabulary, BiFunction<E, @Nullable S, S> evolve) {
        return read(
                stream,
                vocabulary,
                evolve,
                sequence -> Assumptions.ofThisCommand().unchanged(stream, sequence));
    }

    private <E, S> Optional<S> read(
            String stream, Class<E> vocabulary, BiFunction<E, @Nullable S, S> evolve, LongConsumer last) {
        try {
            DomainEventStream kept = events.readEvents(stream);
            S state = null;
            while (kept.hasNext()) {
                DomainEventMessage<?> message = kept.next();
                state = evolve.apply(vocabulary.cast(message.getPayload()), state);
                last.accept(message.getSequenceNumber());
            }
            return Optional.ofNullable(state);
        } catch (EventStoreException | UnknownStoredEvent away) {
            log.warn("Could not read {} now", stream, away);
            throw Fault.TRY_AGAIN.raised();
        }
    }
}
