package io.partnerledger.events.following;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a projection: one column for each component of its row, in snake case, some of them the key.
 *
 * @param <R> the row
 */
public final class Table<R extends Record> {

    private final String name;
    private final Class<R> rowType;
    private final List<Column> columns;
    private final List<Column> keyColumns;
    private final Constructor<R> constructor;

    private Table(String name, Class<R> rowType, List<String> key) {
        this.name = name;
        this.rowType = rowType;
        this.columns =
                Arrays.stream(rowType.getRecordComponents()).map(Column::of).toList();
        this.keyColumns = key.stream().map(this::column).toList();
        this.constructor = constructor(rowType);
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> rowType) {
        Class<?>[] types = Arrays.stream(rowType.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = rowType.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param key the names of the row's components that tell rows apart */
    public static <R extends Record> Table<R> of(String name, Class<R> rowType, String... key) {
        return new Table<>(name, rowType, List.of(key));
    }

    private Column column(String component) {
        return columns.stream()
                .filter(column -> column.component().getName().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(rowType + " has no " + component + "."));
    }

    /** Its name without version and generation. */
    public String name() {
        return name;
    }

    /** What its columns are called. */
    public List<String> columnList() {
        return columns.stream().map(Column::name).toList();
    }

    /** What the columns of its key are called. */
    public List<String> keyList() {
        return keyColumns.stream().map(Column::name).toList();
    }

    List<Column> columns() {
        return columns;
    }

    List<Column> keyColumns() {
        return keyColumns;
    }

    /** What tells the row apart. */
    public List<Object> keyOf(Record row) {
        return keyColumns.stream().map(column -> column.valueIn(row)).toList();
    }

    String columnNames() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    String upsertInto(String physicalName) {
        String key = keyColumns.stream().map(Column::name).collect(Collectors.joining(", "));
        String changes = columns.stream()
                .filter(column -> !keyColumns.contains(column))
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
        return "insert into " + physicalName + " (" + columnNames() + ") select "
                + columns.stream().map(Column::fromArray).collect(Collectors.joining(", "))
                + " from unnest(" + arrays(columns) + ") as r (" + columnNames() + ")"
                + " on conflict (" + key + ") do " + (changes.isEmpty() ? "nothing" : "update set " + changes);
    }

    String deleteFrom(String physicalName) {
        return "delete from " + physicalName + " t using " + keysAsRows() + " where " + sameKey();
    }

    String selectFrom(String physicalName) {
        return "select " + columnNames() + " from " + physicalName;
    }

    String selectByKeyFrom(String physicalName) {
        return selectByBeginningOfKeyFrom(physicalName, keyColumns.size());
    }

    String selectByKeysFrom(String physicalName) {
        String columnsOfTable =
                columns.stream().map(column -> "t." + column.name()).collect(Collectors.joining(", "));
        return "select " + columnsOfTable + " from " + physicalName + " t join " + keysAsRows() + " on " + sameKey();
    }

    private String keysAsRows() {
        return "unnest(" + arrays(keyColumns) + ") as r ("
                + keyColumns.stream().map(Column::name).collect(Collectors.joining(", ")) + ")";
    }

    private String sameKey() {
        return keyColumns.stream()
                .map(column -> "t." + column.name() + " = r." + column.name())
                .collect(Collectors.joining(" and "));
    }

    String selectByBeginningOfKeyFrom(String physicalName, int length) {
        return selectFrom(physicalName) + " where "
                + keyColumns.stream()
                        .limit(length)
                        .map(column -> column.name() + " = ?")
                        .collect(Collectors.joining(" and "));
    }

    private static String arrays(List<Column> columns) {
        return columns.stream().map(column -> "?::" + column.arrayType() + "[]").collect(Collectors.joining(", "));
    }

    R read(ResultSet result) throws SQLException {
        List<Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).read(result, i + 1));
        }
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A row of " + name + " is not what it should be.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
