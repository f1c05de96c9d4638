package io.partnerledger.edge.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page a caller wants, from {@code ?limit=} and {@code ?cursor=}; a controller takes it as an argument.
 *
 * @param limit at most so many items
 * @param after the place after which to begin; absent for the first page
 * @param list the list's path, to which its cursors belong
 */
public record PageRequest(int limit, @Nullable Cursor after, String list) {

    /** How many rows to fetch: one more than wanted, which tells whether another page follows. */
    public int rows() {
        return limit + 1;
    }

    /** The page made of up to {@link #rows()} rows, each with its place in the list. */
    public <R, T> Page<T> of(List<R> rows, Function<? super R, Cursor> place, Function<? super R, T> item) {
        boolean last = rows.size() <= limit;
        List<R> shown = last ? rows : rows.subList(0, limit);
        return new Page<>(
                shown.stream().<T>map(item).toList(),
                last ? null : place.apply(shown.get(limit - 1)).written(list));
    }

    /** The page made of up to {@link #rows()} items, each with its place in the list. */
    public <T> Page<T> of(List<T> items, Function<? super T, Cursor> place) {
        return of(items, place, Function.identity());
    }
}
