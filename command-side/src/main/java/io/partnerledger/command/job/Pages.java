package io.partnerledger.command.job;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A long list read page by page, so that no more than one page is held.
 *
 * @param <R> what a page holds
 * @param <K> the place of a row, after which the next page begins
 */
public final class Pages<R, K, T> implements Iterator<T> {

    private final Function<@Nullable K, List<R>> pageAfter;
    private final Function<R, K> place;
    private final Function<R, T> item;
    private Iterator<R> page;
    private @Nullable K last;
    private boolean ended;

    /** @param pageAfter the rows after a place, absent for the first; none at the end */
    public Pages(Function<@Nullable K, List<R>> pageAfter, Function<R, K> place, Function<R, T> item) {
        this.pageAfter = pageAfter;
        this.place = place;
        this.item = item;
        this.page = List.<R>of().iterator();
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            page = pageAfter.apply(last).iterator();
            ended = !page.hasNext();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        R row = page.next();
        last = place.apply(row);
        return item.apply(row);
    }
}
