package io.partnerledger.events.following;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The rows that one batch of events touches: read at once as far as foreseen, written back as one statement a table. */
final class BatchRows implements Rows {

    /** A row may tell which other rows are asked for, and those which further ones; nothing asks deeper. */
    private static final int REHEARSALS = 3;

    private final JdbcTemplate jdbc;
    private final Function<Table<?>, String> physicalName;
    private final Map<Table<?>, Map<List<Object>, Optional<Record>>> known = new HashMap<>();
    private final Map<Table<?>, Map<List<Object>, Optional<Record>>> changed = new LinkedHashMap<>();

    BatchRows(JdbcTemplate jdbc, Function<Table<?>, String> physicalName) {
        this.jdbc = jdbc;
        this.physicalName = physicalName;
    }

    /** Reads what folding these events will ask for, as far as it can be told, by one statement a table. */
    void foresee(Folding folding, List<? extends EventMessage<?>> events) {
        boolean surprised = events.size() > 1;
        for (int rehearsal = 0; surprised && rehearsal < REHEARSALS; rehearsal++) {
            surprised = false;
            for (var wanted : Rehearsal.wanted(folding, events, known).entrySet()) {
                surprised |= load(wanted.getKey(), wanted.getValue());
            }
        }
    }

    /** @return whether there was any of them, so that what comes of the batch isn't what was rehearsed */
    private boolean load(Table<?> table, Set<List<Object>> keys) {
        Map<List<Object>, Optional<Record>> rows = known.computeIfAbsent(table, any -> new HashMap<>());
        List<List<Object>> asked = List.copyOf(keys);
        asked.forEach(key -> rows.put(key, Optional.empty()));
        AtomicBoolean any = new AtomicBoolean();
        jdbc.query(
                table.selectByKeysFrom(physicalName.apply(table)),
                statement -> setArrays(
                        statement,
                        table.keyColumns(),
                        asked,
                        (column, key) -> key.get(table.keyColumns().indexOf(column))),
                (ResultSet row) -> {
                    Record read = table.read(row);
                    rows.put(table.keyOf(read), Optional.of(read));
                    any.set(true);
                });
        return any.get();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> Optional<R> get(Table<R> table, Object... key) {
        return (Optional<R>) known.computeIfAbsent(table, any -> new HashMap<>())
                .computeIfAbsent(List.of(key), any -> load(table, key));
    }

    private <R extends Record> Optional<Record> load(Table<R> table, Object... key) {
        return jdbc
                .query(
                        table.selectByKeyFrom(physicalName.apply(table)),
                        (ResultSet row, int number) -> (Record) table.read(row),
                        jdbcKey(table, key))
                .stream()
                .findFirst();
    }

    private static Object[] jdbcKey(Table<?> table, Object... key) {
        return IntStream.range(0, key.length)
                .mapToObj(part -> table.keyColumns().get(part).toJdbc(key[part]))
                .toArray();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey) {
        List<Object> beginning = List.of(beginningOfKey);
        Map<List<Object>, Optional<Record>> found = new LinkedHashMap<>();
        jdbc.query(
                table.selectByBeginningOfKeyFrom(physicalName.apply(table), beginning.size()),
                (RowCallbackHandler) row -> {
                    R read = table.read(row);
                    found.put(table.keyOf(read), Optional.of(read));
                },
                beginningOfKey);
        // What this batch has changed is not in the database yet.
        changed.getOrDefault(table, Map.of()).forEach((key, row) -> {
            if (key.subList(0, beginning.size()).equals(beginning)) {
                found.put(key, row);
            }
        });
        return found.values().stream()
                .flatMap(Optional::stream)
                .map(row -> (R) row)
                .toList();
    }

    @Override
    public <R extends Record> void put(Table<R> table, R row) {
        set(table, table.keyOf(row), Optional.of(row));
    }

    @Override
    public void delete(Table<?> table, Object... key) {
        set(table, List.of(key), Optional.empty());
    }

    private void set(Table<?> table, List<Object> key, Optional<Record> row) {
        known.computeIfAbsent(table, any -> new HashMap<>()).put(key, row);
        changed.computeIfAbsent(table, any -> new LinkedHashMap<>()).put(key, row);
    }

    /** Writes what was changed. */
    void flush() {
        changed.forEach((table, rows) -> {
            String name = physicalName.apply(table);
            List<Record> written =
                    rows.values().stream().flatMap(Optional::stream).toList();
            write(table.upsertInto(name), table.columns(), written, (column, row) -> column.valueIn(row));
            List<List<Object>> deleted = rows.entrySet().stream()
                    .filter(row -> row.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            List<Column> key = table.keyColumns();
            write(table.deleteFrom(name), key, deleted, (column, values) -> values.get(key.indexOf(column)));
        });
        changed.clear();
    }

    private <T> void write(String sql, List<Column> columns, List<T> rows, BiFunction<Column, T, Object> value) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                setArrays(statement, columns, rows, value);
                return statement.executeUpdate();
            }
        });
    }

    private static <T> void setArrays(
            PreparedStatement statement, List<Column> columns, List<T> rows, BiFunction<Column, T, Object> value)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Object[] values = rows.stream()
                    .map(row -> column.toJdbc(value.apply(column, row)))
                    .toArray(column::jdbcArray);
            statement.setArray(i + 1, statement.getConnection().createArrayOf(column.arrayType(), values));
        }
    }
}
