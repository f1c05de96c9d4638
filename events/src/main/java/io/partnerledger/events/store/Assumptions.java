package io.partnerledger.events.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * What a command's decision rests on beside the streams it appends to: what it has read, and what it has found to be
 * nowhere. Its events are stored only if all of that still holds; else it has lost a race and is decided again.
 *
 * <p>PostgreSQL's store asks in the append itself, while nobody else appends. Axon Server has no such question; there
 * unchanged streams are asked for just before.
 */
public final class Assumptions {

    /** A stream of that kind which begins with an event with that member. */
    record Begun(long since, String kind, String member, String value) {}

    private static final String OF_A_COMMAND = Assumptions.class.getName();

    private final Map<String, Long> unchanged = new LinkedHashMap<>();
    private final List<Begun> noneBegun = new ArrayList<>();

    /** Those of the command being handled. */
    public static Assumptions ofThisCommand() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(OF_A_COMMAND, key -> new Assumptions());
    }

    /** Those of the command being handled, if it is one, and none else. */
    static Assumptions known() {
        return CurrentUnitOfWork.map(command -> command.root().<Assumptions>getResource(OF_A_COMMAND))
                .orElseGet(Assumptions::new);
    }

    /** Nothing has happened on the stream since its event with that sequence. */
    public void unchanged(String stream, long sequence) {
        unchanged.put(stream, sequence);
    }

    /** No stream of the kind has begun since the position whose first event has that member with that value. */
    public void noneBegunSince(long position, String kind, String member, String value) {
        noneBegun.add(new Begun(position, kind, member, value));
    }

    /** The same but for what is said of these streams. */
    Assumptions besides(Set<String> streams) {
        Assumptions others = new Assumptions();
        others.unchanged.putAll(unchanged);
        others.unchanged.keySet().removeAll(streams);
        others.noneBegun.addAll(noneBegun);
        return others;
    }

    Map<String, Long> unchanged() {
        return Map.copyOf(unchanged);
    }

    List<Begun> noneBegun() {
        return List.copyOf(noneBegun);
    }
}
