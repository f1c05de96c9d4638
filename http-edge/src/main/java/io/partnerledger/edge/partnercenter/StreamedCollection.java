package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Iterator;

/**
 * A whole list of {@code /v1}, however long: its items are fetched while they are written.
 *
 * <p>Once the first of them is on its way nothing can be told any more but by breaking off.
 */
@JsonPropertyOrder({"items", "totalCount", "links", "attributes"})
public final class StreamedCollection<T> implements PartnerCenterMessage {

    private final Iterator<T> items;
    private final Links links;
    private int written;

    private StreamedCollection(Iterator<T> items, Links links) {
        this.items = items;
        this.links = links;
    }

    public static <T> StreamedCollection<T> of(Iterator<T> items, Link self) {
        return new StreamedCollection<>(items, new Links(self, null, null));
    }

    @JsonProperty
    Iterator<T> items() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public T next() {
                T item = items.next();
                written++;
                return item;
            }
        };
    }

    /** Known once the last item is written. */
    @JsonProperty
    int totalCount() {
        return written;
    }

    @JsonProperty
    Links links() {
        return links;
    }

    @JsonProperty
    Attributes attributes() {
        return ResourceCollection.COLLECTION;
    }
}
