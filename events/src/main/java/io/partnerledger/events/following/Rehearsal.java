package io.partnerledger.events.following;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;

/**
 * Folds a batch on nothing but the rows that are known already, to learn which others it asks for: those can then be read
 * at once instead of one by one.
 *
 * <p>Folding is pure, so that nothing comes of it. What it asks for in vain counts as missing, which is true of all that a
 * batch begins; where it isn't, folding may ask for something else or fail, and the next rehearsal knows more.
 */
final class Rehearsal implements Rows {

    private final Map<Table<?>, Map<List<Object>, Optional<Record>>> known;
    private final Map<Table<?>, Map<List<Object>, Optional<Record>>> changed = new HashMap<>();
    private final Map<Table<?>, Set<List<Object>>> wanted = new LinkedHashMap<>();

    private Rehearsal(Map<Table<?>, Map<List<Object>, Optional<Record>>> known) {
        this.known = known;
    }

    /** The keys of rows that folding the events asks for and that aren't among the known. */
    static Map<Table<?>, Set<List<Object>>> wanted(
            Folding folding,
            List<? extends EventMessage<?>> events,
            Map<Table<?>, Map<List<Object>, Optional<Record>>> known) {
        Rehearsal rehearsal = new Rehearsal(known);
        for (EventMessage<?> event : events) {
            try {
                folding.fold(event, rehearsal);
            } catch (RuntimeException missed) {
                // A row that is there was not known yet. Should the event be at fault, folding in earnest says so.
                continue;
            }
        }
        return rehearsal.wanted;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> Optional<R> get(Table<R> table, Object... key) {
        List<Object> asked = List.of(key);
        Optional<Record> row = changed.getOrDefault(table, Map.of()).get(asked);
        if (row == null) {
            row = known.getOrDefault(table, Map.of()).get(asked);
        }
        if (row == null) {
            wanted.computeIfAbsent(table, any -> new LinkedHashSet<>()).add(asked);
            row = Optional.empty();
        }
        return (Optional<R>) row;
    }

    /** Only what the batch itself has put there: a range is read when it is asked for in earnest. */
    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey) {
        List<Object> beginning = List.of(beginningOfKey);
        List<R> found = new ArrayList<>();
        changed.getOrDefault(table, Map.of()).forEach((key, row) -> {
            if (key.subList(0, beginning.size()).equals(beginning)) {
                row.ifPresent(there -> found.add((R) there));
            }
        });
        return found;
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        changed.computeIfAbsent(table, any -> new HashMap<>()).put(table.keyOf(row), Optional.of(row));
    }

    @Override
    public void delete(Table<?> table, Object... key) {
        changed.computeIfAbsent(table, any -> new HashMap<>()).put(List.of(key), Optional.empty());
    }
}
