package io.partnerledger.events.naming;

import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/** The stored name and revision of each event class, and the way back. */
public final class EventNames {

    private final Map<Class<?>, SerializedType> stored = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    private EventNames(Stream<Class<?>> events) {
        events.forEach(this::add);
    }

    /** The names of all events below the given sealed vocabularies. */
    public static EventNames of(Set<Class<? extends LedgerEvent>> vocabularies) {
        return new EventNames(vocabularies.stream().flatMap(EventNames::leaves).distinct());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(EventNames::leaves) : Stream.of(type);
    }

    private void add(Class<?> event) {
        EventName name = event.getAnnotation(EventName.class);
        Revision revision = event.getAnnotation(Revision.class);
        if (name == null || revision == null || !LedgerEvent.class.isAssignableFrom(event)) {
            throw new IllegalStateException(event + " needs a stored name and a revision to be an event.");
        }
        Class<?> other = classes.put(name.value(), event);
        if (other != null) {
            throw new IllegalStateException(event + " and " + other + " would be stored under one name.");
        }
        stored.put(event, new SimpleSerializedType(name.value(), revision.value()));
    }

    /** What an event of the class is stored as; empty for what is no event. */
    public Optional<SerializedType> storedTypeOf(Class<?> event) {
        return Optional.ofNullable(stored.get(event));
    }

    /**
     * The class that reads what is stored under the name.
     *
     * @throws UnknownStoredEvent if the name is unknown, or its revision newer than the class
     */
    public Class<?> classOf(SerializedType type) {
        Class<?> event = classes.get(type.getName());
        if (event == null || !stored.get(event).getRevision().equals(type.getRevision())) {
            throw new UnknownStoredEvent(type);
        }
        return event;
    }

    /** All event classes. */
    public Set<Class<?>> all() {
        return Set.copyOf(stored.keySet());
    }
}
