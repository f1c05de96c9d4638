package io.partnerledger.events.upcasting;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of what an event is stored as: what becomes of those that were stored before it.
 *
 * <p>Each change is a class of its own, named by what is different since, and stands in {@link Upcasters#ALL}. It is
 * never changed again: what comes later is another change, which goes on where this one ends.
 */
public abstract class Upcaster {

    private final SerializedType from;
    private final SerializedType to;

    /** A change of the event's JSON. */
    protected Upcaster(String event, int fromRevision, int toRevision) {
        this(event, fromRevision, event, toRevision);
    }

    /** A change of the event's name, and of its JSON if need be; a new name begins at revision 1. */
    protected Upcaster(String event, int fromRevision, String renamed, int toRevision) {
        this.from = new SimpleSerializedType(event, Integer.toString(fromRevision));
        this.to = new SimpleSerializedType(renamed, Integer.toString(toRevision));
    }

    /** Makes of the payload, as it was stored, what is stored since. */
    protected abstract void change(ObjectNode payload);

    /** What it was stored as. */
    public final SerializedType from() {
        return from;
    }

    /** What it is stored as since. */
    public final SerializedType to() {
        return to;
    }

    final JsonNode upcast(JsonNode payload) {
        try {
            change((ObjectNode) payload);
            return payload;
        } catch (RuntimeException e) {
            throw new SerializationException(this + " failed.", e);
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + ", which makes " + Upcasters.named(from) + " what " + Upcasters.named(to)
                + " is,";
    }
}
