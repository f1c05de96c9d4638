package io.partnerledger.events.following;

import io.partnerledger.kernel.event.LedgerEvent;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/** How each kind of event changes a projection's rows; kinds that aren't named change nothing. */
public final class Folding {

    private final Map<Class<?>, Fold<LedgerEvent>> folds = new HashMap<>();

    static Folding of(Projection projection) {
        Folding folding = new Folding();
        projection.describe(folding);
        return folding;
    }

    /** Says what an event of that class does. */
    @SuppressWarnings("unchecked")
    public <E extends LedgerEvent> Folding on(Class<E> event, Fold<? super E> fold) {
        if (folds.put(event, (Fold<LedgerEvent>) (Fold<?>) fold) != null) {
            throw new IllegalStateException("Two ways to fold " + event + ".");
        }
        return this;
    }

    void fold(EventMessage<?> message, Rows rows) {
        Fold<LedgerEvent> fold = folds.get(message.getPayloadType());
        if (fold != null) {
            fold.fold((LedgerEvent) message.getPayload(), Recorded.of(message), rows);
        }
    }

    /** What one kind of event does to the rows. */
    @FunctionalInterface
    public interface Fold<E> {
        void fold(E event, Recorded recorded, Rows rows);
    }
}
