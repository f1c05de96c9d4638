package io.partnerledger.events.following;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows of a projection's tables, as folding reads and changes them. */
public interface Rows {

    /** The row with that key. */
    <R extends Record> Optional<R> get(Table<R> table, Object... key);

    /** The rows whose key begins with these values, in no particular order. */
    <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey);

    /** Writes the row, in place of one with the same key. */
    <R extends Record> void put(Table<R> table, R row);

    /** Removes the row with that key, if there is one. */
    void delete(Table<?> table, Object... key);

    /** Removes the row. */
    default <R extends Record> void remove(Table<R> table, R row) {
        delete(table, table.keyOf(row).toArray());
    }

    /** Replaces the row with that key, if there is one. */
    default <R extends Record> void change(Table<R> table, UnaryOperator<R> change, Object... key) {
        get(table, key).map(change).ifPresent(row -> put(table, row));
    }
}
