package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.paging.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page that a caller has been given, from which it goes on or back: clients send nothing else with it, so it holds
 * the size and the filter too.
 *
 * <p>To callers it is opaque, and as good as a {@link Cursor} is: bound to the list and the caller's tenant by a checksum.
 *
 * @param first the place of the page's first row
 * @param last the place of its last
 */
record ContinuationToken(int size, @Nullable String filter, Cursor first, Cursor last) {

    private static final int KEYS_BEFORE_PLACES = 2;

    String written(String list) {
        List<Object> keys = new ArrayList<>();
        keys.add(size);
        keys.add(filter == null ? "" : filter);
        keys.addAll(first.keys());
        keys.addAll(last.keys());
        return Cursor.after(keys.toArray()).written(list);
    }

    /** Empty where it is none of that list. */
    static Optional<ContinuationToken> find(String text, String list) {
        return Cursor.find(text, list)
                // The checksum is no secret, so that somebody may have made it up.
                .filter(written -> written.keys().size() >= KEYS_BEFORE_PLACES)
                .map(ContinuationToken::read)
                // Whoever forges one doesn't get more at once than others.
                .filter(page -> page.size >= 1 && page.size <= SeekArgument.HIGHEST_SIZE);
    }

    private static ContinuationToken read(Cursor written) {
        List<String> places =
                written.keys().subList(KEYS_BEFORE_PLACES, written.keys().size());
        int each = places.size() / 2;
        String filter = written.text(1);
        return new ContinuationToken(
                written.integer(0),
                filter.isEmpty() ? null : filter,
                new Cursor(places.subList(0, each)),
                new Cursor(places.subList(each, places.size())));
    }
}
