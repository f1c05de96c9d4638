package io.partnerledger.events.following;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Folds events as one batch, and where an event is to blame that this fails, finds out which one: half and half again.
 *
 * <p>So a batch without fault costs one savepoint, and one fault among so many events a few batches more.
 */
final class CarefulFolding {

    private final TransactionOperations savepoint;
    private final Consumer<List<EventMessage<?>>> atOnce;
    private final Sequences sequences;

    /**
     * @param savepoint undoes what failed, and leaves the transaction as it was
     * @param atOnce folds events as one batch
     */
    CarefulFolding(TransactionOperations savepoint, Consumer<List<EventMessage<?>>> atOnce, Sequences sequences) {
        this.savepoint = savepoint;
        this.atOnce = atOnce;
        this.sequences = sequences;
    }

    /**
     * Folds what can be folded, and tells the sequences of the rest.
     *
     * @throws RuntimeException if something failed that no event is to blame for; nothing of all this must be committed
     */
    void fold(List<EventMessage<?>> events) {
        List<EventMessage<?>> free =
                events.stream().filter(event -> !sequences.holdBack(event)).toList();
        if (free.isEmpty()) {
            return;
        }
        try {
            savepoint.executeWithoutResult(nested -> atOnce.accept(free));
        } catch (RuntimeException failure) {
            Reason reason = Reason.inTheEvent(failure).orElseThrow(() -> failure);
            if (free.size() == 1) {
                sequences.park(free.get(0), reason, failure);
            } else {
                int half = free.size() / 2;
                fold(free.subList(0, half));
                fold(free.subList(half, free.size()));
            }
        }
    }

    /** Which events wait, and for what. */
    interface Sequences {

        /** Keeps the event back if one before it in its sequence is parked; then it isn't asked for again. */
        boolean holdBack(EventMessage<?> event);

        /** Parks the event, and with it what comes after it in its sequence. */
        void park(EventMessage<?> event, Reason reason, RuntimeException failure);
    }
}
