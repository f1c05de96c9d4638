package io.partnerledger.kernel.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The keys of the requests a stream has answered, so that a repeat of one appends nothing.
 *
 * <p>A key stands for caller, method, path, request id and body, so the same key is the same request. The one that
 * began the stream is kept for ever, of the others the last 64.
 */
public record RequestKeys(String first, List<String> latest) {

    private static final int KEPT = 64;

    public RequestKeys {
        Objects.requireNonNull(first);
        latest = List.copyOf(latest);
    }

    public static RequestKeys startingWith(String key) {
        return new RequestKeys(key, List.of());
    }

    /** Whether this request began the stream. */
    public boolean startWith(String key) {
        return first.equals(key);
    }

    /** Whether this request was answered before. */
    public boolean contain(String key) {
        return first.equals(key) || latest.contains(key);
    }

    /** These and one more, at the cost of the oldest. */
    public RequestKeys and(String key) {
        // One request may append several events.
        if (contain(key)) {
            return this;
        }
        List<String> next = new ArrayList<>(latest.size() < KEPT ? latest : latest.subList(1, KEPT));
        next.add(key);
        return new RequestKeys(first, next);
    }
}
