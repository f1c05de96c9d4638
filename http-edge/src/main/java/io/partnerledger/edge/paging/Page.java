package io.partnerledger.edge.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor to be sent as {@code ?cursor=} for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /** The whole list, known to be short. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
