package io.partnerledger.events.following;

import io.partnerledger.kernel.event.LedgerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;

/** How each kind of event changes a projection's rows; kinds that aren't named change nothing. */
public final class Folding {

    private static final Fold<LedgerEvent> NOTHING = (event, recorded, rows) -> {};

    private final Map<Class<?>, Fold<LedgerEvent>> folds = new HashMap<>();
    private final Map<Class<?>, Fold<LedgerEvent>> byClass = new ConcurrentHashMap<>();
    private final List<Folding> others = new ArrayList<>();

    /** That of the projection. */
    public static Folding of(Projection projection) {
        Folding folding = new Folding();
        projection.describe(folding);
        return folding;
    }

    /** Says what an event of that class, or of that vocabulary, does. */
    @SuppressWarnings("unchecked")
    public <E extends LedgerEvent> Folding on(Class<E> events, Fold<? super E> fold) {
        if (folds.put(events, (Fold<LedgerEvent>) (Fold<?>) fold) != null) {
            throw new IllegalStateException("Two ways to fold " + events + ".");
        }
        return this;
    }

    /** A further description beside this one, folded after it, which may speak of the same events. */
    public Folding another() {
        Folding other = new Folding();
        others.add(other);
        return other;
    }

    void fold(EventMessage<?> message, Rows rows) {
        if (foldFor(message.getPayloadType()) != NOTHING) {
            foldAlone((LedgerEvent) message.getPayload(), Recorded.of(message), rows);
        }
        others.forEach(other -> other.fold(message, rows));
    }

    /** Folds one event into the rows. */
    public void fold(LedgerEvent event, Recorded recorded, Rows rows) {
        foldAlone(event, recorded, rows);
        others.forEach(other -> other.fold(event, recorded, rows));
    }

    private void foldAlone(LedgerEvent event, Recorded recorded, Rows rows) {
        foldFor(event.getClass()).fold(event, recorded, rows);
    }

    private Fold<LedgerEvent> foldFor(Class<?> event) {
        return byClass.computeIfAbsent(event, this::foldOf);
    }

    private Fold<LedgerEvent> foldOf(Class<?> event) {
        return folds.entrySet().stream()
                .filter(entry -> entry.getKey().isAssignableFrom(event))
                .map(Map.Entry::getValue)
                .reduce((one, other) -> {
                    throw new IllegalStateException("Two ways to fold " + event + ".");
                })
                .orElse(NOTHING);
    }

    /** What one kind of event does to the rows. */
    @FunctionalInterface
    public interface Fold<E> {
        void fold(E event, Recorded recorded, Rows rows);
    }
}
