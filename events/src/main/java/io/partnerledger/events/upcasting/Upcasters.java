package io.partnerledger.events.upcasting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.partnerledger.events.naming.EventNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import tools.jackson.databind.JsonNode;

/**
 * Makes of every event that was ever stored what would be stored today.
 *
 * <p>What no change speaks of is left as it is, so that an unknown name or a newer revision is still refused where it is
 * read.
 */
public final class Upcasters implements EventUpcaster {

    /** All changes there ever were; none is ever taken away. */
    public static final List<Upcaster> ALL = List.of();

    private final Map<SerializedType, Upcaster> changes = new HashMap<>();
    private final Set<SerializedType> today;

    private Upcasters(EventNames names, List<Upcaster> changes) {
        this.today = names.all().stream()
                .map(event -> names.storedTypeOf(event).orElseThrow())
                .collect(toUnmodifiableSet());
        changes.forEach(this::add);
        changes.forEach(this::requireItLeadsToToday);
        everStored().stream()
                .collect(groupingBy(SerializedType::getName, mapping(Upcasters::revision, reducing(0, Math::max))))
                .forEach(this::requireEveryRevision);
    }

    /**
     * The changes of events with these names.
     *
     * @throws IllegalStateException if there is an older revision of which nothing is said, or two things, or what is
     *     said leads to no event
     */
    public static Upcasters of(EventNames names, List<Upcaster> changes) {
        return new Upcasters(names, changes);
    }

    private void add(Upcaster change) {
        if (today.contains(change.from())) {
            throw new IllegalStateException(change + " begins with what is stored today.");
        }
        Upcaster other = changes.put(change.from(), change);
        if (other != null) {
            throw new IllegalStateException(change + " begins where another does: " + other + " too.");
        }
    }

    private void requireItLeadsToToday(Upcaster change) {
        List<Upcaster> path = new ArrayList<>();
        SerializedType reached = change.from();
        for (Upcaster next = change; next != null; next = changes.get(reached)) {
            if (path.contains(next)) {
                throw new IllegalStateException(change + " comes back to where it began.");
            }
            path.add(next);
            reached = next.to();
        }
        if (!today.contains(reached)) {
            throw new IllegalStateException(change + " leads to " + named(reached) + ", and no event is stored so.");
        }
    }

    private void requireEveryRevision(String name, int last) {
        IntStream.rangeClosed(1, last)
                .mapToObj(revision -> new SimpleSerializedType(name, Integer.toString(revision)))
                .filter(type -> !everStored().contains(type))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalStateException("No upcaster says what becomes of " + named(missing)
                            + ": add one to " + Upcasters.class.getSimpleName() + ".ALL.");
                });
    }

    /** What events are stored as today, and whatever they were stored as before. */
    public Set<SerializedType> everStored() {
        return Stream.concat(today.stream(), changes.keySet().stream()).collect(toUnmodifiableSet());
    }

    /** What becomes of an event that was stored as that; empty where it is unknown or still stored so. */
    public Optional<Upcaster> changeOf(SerializedType stored) {
        return Optional.ofNullable(changes.get(stored));
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return changes.isEmpty() ? events : events.map(this::asOfToday);
    }

    private IntermediateEventRepresentation asOfToday(IntermediateEventRepresentation stored) {
        IntermediateEventRepresentation event = stored;
        Upcaster next = changes.get(stored.getType());
        while (next != null) {
            event = event.upcastPayload(next.to(), JsonNode.class, next::upcast);
            next = changes.get(next.to());
        }
        return event;
    }

    private static int revision(SerializedType type) {
        return Integer.parseInt(type.getRevision());
    }

    static String named(SerializedType type) {
        return type.getName() + ", revision " + type.getRevision();
    }
}
