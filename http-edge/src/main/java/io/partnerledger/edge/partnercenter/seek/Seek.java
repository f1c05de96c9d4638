package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.paging.Cursor;
import io.partnerledger.edge.partnercenter.Link;
import io.partnerledger.edge.partnercenter.Links;
import io.partnerledger.edge.partnercenter.ResourceCollection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list a caller wants, from {@code size}, {@code seekOperation}, {@code filter} and the
 * {@code MS-ContinuationToken} of a page it has; a controller takes it as an argument.
 *
 * <p>A list sought through is read by the sort keys of its rows, so each page costs the same, and rows that come or go
 * meanwhile neither double nor hide others.
 */
public final class Seek {

    static final String TOKEN = "MS-ContinuationToken";

    private final String list;
    private final int size;
    private final @Nullable String filter;
    private final @Nullable SeekOperation asked;
    private final @Nullable String token;
    private final @Nullable Cursor from;

    /** @param from the place after which, or before which, to begin */
    Seek(
            String list,
            int size,
            @Nullable String filter,
            @Nullable SeekOperation asked,
            @Nullable String token,
            @Nullable Cursor from) {
        this.list = list;
        this.size = size;
        this.filter = filter;
        this.asked = asked;
        this.token = token;
        this.from = from;
    }

    /** Whether the whole list is wanted; {@code size=0}, which one client always sends with its filter, says so too. */
    public boolean isOfAll() {
        return size == 0;
    }

    /** How many rows to fetch: one more than wanted, which tells whether another page follows. */
    public int rows() {
        return size + 1;
    }

    /** As the caller wrote it, to be read by {@link Filter#parse}. */
    public @Nullable String filter() {
        return filter;
    }

    /** Whether to read towards the beginning of the list, the row next to the place first. */
    public boolean isBackwards() {
        return asked != null && asked.isBackwards();
    }

    /** The place after which to begin, or before which if backwards; absent for the list's beginning or end. */
    public @Nullable Cursor from() {
        return from;
    }

    /** What was asked for, as a link. */
    public Link self(Link list) {
        Link self = size == 0 ? list : list.query("size", Integer.toString(size));
        self = filter == null ? self : self.query("filter", filter);
        self = asked == null ? self : self.query("seekOperation", asked.wireName());
        return token == null ? self : self.header(TOKEN, token);
    }

    /**
     * The page made of up to {@link #rows()} rows, in the order in which they were read.
     *
     * @param list the list's link, with what parameters it has beside those of seeking
     * @param place a row's sort keys, always as many
     */
    public <R, T> ResourceCollection<T> page(
            Link list, List<R> rows, Function<? super R, Cursor> place, Function<? super R, T> item) {
        boolean more = rows.size() > size;
        List<R> shown = new ArrayList<>(more ? rows.subList(0, size) : rows);
        if (isBackwards()) {
            Collections.reverse(shown);
        }
        boolean before = isBackwards() ? more : from != null;
        boolean after = isBackwards() ? from != null : more;
        String page = shown.isEmpty()
                ? null
                : new ContinuationToken(
                                size, filter, place.apply(shown.get(0)), place.apply(shown.get(shown.size() - 1)))
                        .written(this.list);
        return ResourceCollection.page(
                shown.stream().<T>map(item).toList(),
                new Links(
                        self(list),
                        after ? beside(SeekOperation.NEXT, list, page) : null,
                        before ? beside(SeekOperation.PREVIOUS, list, page) : null),
                // Clients go on as long as there is one.
                after ? page : null);
    }

    private @Nullable Link beside(SeekOperation operation, Link list, @Nullable String page) {
        return page == null
                ? null
                : list.query("size", Integer.toString(size))
                        .query("seekOperation", operation.wireName())
                        .header(TOKEN, page);
    }
}
