package io.partnerledger.edge.partnercenter;

import org.jspecify.annotations.Nullable;

/** Where an object or a page lives, and where the pages beside it do. */
public record Links(
        @Nullable Link self, @Nullable Link next, @Nullable Link previous) {

    static Links self(String uri) {
        return new Links(Link.get(uri), null, null);
    }
}
