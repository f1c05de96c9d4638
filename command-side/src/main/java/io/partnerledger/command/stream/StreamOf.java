package io.partnerledger.command.stream;

import io.partnerledger.events.store.Assumptions;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** A stream that the command at hand may append to, and the aggregate that decides what. */
public final class StreamOf<T> {

    private final String name;
    private @Nullable Aggregate<T> aggregate;

    StreamOf(String name) {
        this.name = name;
    }

    void loaded(Aggregate<T> aggregate) {
        this.aggregate = aggregate;
    }

    /** Asks the aggregate to decide; what it applies is appended together with all else of this command. */
    public <A> A decide(Function<T, A> decision) {
        return aggregate().invoke(decision);
    }

    /** The same, where there is nothing to be said in return. */
    public void tell(Consumer<T> decision) {
        aggregate().execute(decision);
    }

    /**
     * What the aggregate is, for a decision elsewhere that holds only as long as it stays so: where another node appends
     * to this stream meanwhile, the command at hand is decided again.
     */
    public <A> A assume(Function<T, A> state) {
        A assumed = decide(state);
        Assumptions.ofThisCommand().unchanged(name, aggregate().version());
        return assumed;
    }

    private Aggregate<T> aggregate() {
        if (aggregate == null) {
            throw new IllegalStateException("A stream is loaded before its aggregate decides.");
        }
        return aggregate;
    }
}
