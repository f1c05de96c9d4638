package io.partnerledger.events.following;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows held in memory; not safe for use by several threads. */
public final class MemoryRows implements Rows {

    private final Map<Table<?>, Map<List<Object>, Record>> tables = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> Optional<R> get(Table<R> table, Object... key) {
        return Optional.ofNullable((R) rowsOf(table).get(List.of(key)));
    }

    /** Looks at every row of the table: nobody has needed it faster here. */
    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey) {
        List<Object> beginning = List.of(beginningOfKey);
        return rowsOf(table).entrySet().stream()
                .filter(row -> row.getKey().subList(0, beginning.size()).equals(beginning))
                .map(row -> (R) row.getValue())
                .toList();
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        rowsOf(table).put(table.keyOf(row), row);
    }

    @Override
    public void delete(Table<?> table, Object... key) {
        rowsOf(table).remove(List.of(key));
    }

    private Map<List<Object>, Record> rowsOf(Table<?> table) {
        return tables.computeIfAbsent(table, any -> new HashMap<>());
    }
}
