package io.partnerledger.events.store;

import org.axonframework.modelling.command.ConcurrencyException;

/** Another command appended to the stream first; nothing of this command was stored, and it may be tried again. */
public final class StreamConflict extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    private final String stream;

    StreamConflict(String stream, long sequence) {
        super("Another command already stored event " + sequence + " of " + stream + ".");
        this.stream = stream;
    }

    private StreamConflict(String stream, String message) {
        super(message);
        this.stream = stream;
    }

    /** The command rested on what is not so any more. */
    static StreamConflict assumed(String stream) {
        return new StreamConflict(stream, "Another command changed " + stream + ", which this one rested on.");
    }

    /** The stream that was taken. */
    public String stream() {
        return stream;
    }
}
