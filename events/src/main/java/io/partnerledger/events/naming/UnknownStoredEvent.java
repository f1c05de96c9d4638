package io.partnerledger.events.naming;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;

/** The store holds an event this program is too old to read; it must be neither skipped nor misread. */
public final class UnknownStoredEvent extends SerializationException {

    private static final long serialVersionUID = 1L;

    UnknownStoredEvent(SerializedType type) {
        super("The event " + type.getName() + ", revision " + type.getRevision()
                + ", is unknown to this version of the program.");
    }
}
