package io.partnerledger.edge.partnercenter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every list of {@code /v1}.
 *
 * @param totalCount of the items in this page, as in all of Partner Center's answers
 * @param continuationToken carries to the next page all there is to know of it, its size included
 */
public record ResourceCollection<T>(
        int totalCount,
        List<T> items,
        @Nullable Links links,
        @Nullable String continuationToken,
        Attributes attributes) implements PartnerCenterMessage {

    private static final Attributes COLLECTION = Attributes.of("Collection");

    public ResourceCollection {
        items = List.copyOf(items);
    }

    /** The whole list. */
    public static <T> ResourceCollection<T> whole(List<T> items, Link self) {
        return new ResourceCollection<>(items.size(), items, new Links(self, null, null), null, COLLECTION);
    }

    /** A page of a list that is sought through; without a token it is the last. */
    public static <T> ResourceCollection<T> page(List<T> items, Links links, @Nullable String continuationToken) {
        return new ResourceCollection<>(items.size(), items, links, continuationToken, COLLECTION);
    }
}
