package io.partnerledger.command.stream;

import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** A stream that the command at hand may append to, and the aggregate that decides what. */
public final class StreamOf<T> {

    private @Nullable Aggregate<T> aggregate;

    StreamOf() {}

    void loaded(Aggregate<T> aggregate) {
        this.aggregate = aggregate;
    }

    /** Asks the aggregate to decide; what it applies is appended together with all else of this command. */
    public <A> A decide(Function<T, A> decision) {
        if (aggregate == null) {
            throw new IllegalStateException("A stream is loaded before its aggregate decides.");
        }
        return aggregate.invoke(decision);
    }
}
