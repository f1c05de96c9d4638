package io.partnerledger.command.due;

import io.partnerledger.events.following.Folding;
import io.partnerledger.kernel.event.LedgerEvent;
import java.util.function.BiConsumer;

/** How each kind of event changes the agenda of one kind of work. */
public final class DueFolding {

    private final String kind;
    private final Folding folding;

    DueFolding(String kind, Folding folding) {
        this.kind = kind;
        this.folding = folding;
    }

    /** Says what an event of that class, or of that vocabulary, does. */
    public <E extends LedgerEvent> DueFolding on(Class<E> events, BiConsumer<? super E, Agenda> change) {
        folding.<E>on(events, (event, at, rows) -> change.accept(event, new Agenda(kind, at, rows)));
        return this;
    }
}
