package io.partnerledger.query.history;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.naming.UnknownStoredEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The states a subject has been in, by replaying its events from the store. */
@Component
class PastStates {

    private static final Logger log = LoggerFactory.getLogger(PastStates.class);

    private final EventStore events;

    PastStates(EventStore events) {
        this.events = events;
    }

    /** The state that the event of that sequence has left behind. */
    Record after(Subject subject, long sequence) {
        Record[] last = {null};
        replay(subject, sequence, (at, before, after) -> last[0] = after);
        return Objects.requireNonNull(last[0]);
    }

    /**
     * For each of the entries what it changed; each subject is replayed once, as far as needed.
     *
     * <p>What nobody can tell, for an event on the way can't be read, is left out.
     */
    Map<Long, List<Change>> changes(Collection<HistoryEntry> entries) {
        Map<String, Map<Long, Long>> positions = new LinkedHashMap<>();
        entries.forEach(entry -> positions
                .computeIfAbsent(entry.subject(), any -> new HashMap<>())
                .put(entry.sequence(), entry.position()));
        Map<Long, List<Change>> changes = new HashMap<>();
        positions.forEach((name, bySequence) -> {
            long last = bySequence.keySet().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElseThrow();
            try {
                replay(Subject.named(name).orElseThrow(), last, (sequence, before, after) -> {
                    Long position = bySequence.get(sequence);
                    if (position != null) {
                        changes.put(position, Change.between(before, after));
                    }
                });
            } catch (SerializationException unreadable) {
                log.warn("Can't tell what changed {}", name, unreadable);
            }
        });
        return changes;
    }

    private void replay(Subject subject, long upTo, Step step) {
        try {
            DomainEventStream stream = events.readEvents(subject.stream(), 0);
            Record state = null;
            while (stream.hasNext()) {
                DomainEventMessage<?> message = stream.next();
                Record after = subject.kind().after(message.getPayload(), state);
                step.taken(message.getSequenceNumber(), state, after);
                if (message.getSequenceNumber() >= upTo) {
                    // Not to be asked for what comes next, which may be of another version of the program.
                    return;
                }
                state = after;
            }
        } catch (EventStoreException | UnknownStoredEvent away) {
            log.warn("Could not read {} now", subject.stream(), away);
            throw Fault.TRY_AGAIN.raised();
        }
    }

    @FunctionalInterface
    private interface Step {
        void taken(long sequence, @Nullable Record before, Record after);
    }
}
