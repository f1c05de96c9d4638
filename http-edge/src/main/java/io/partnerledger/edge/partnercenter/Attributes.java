package io.partnerledger.edge.partnercenter;

import org.jspecify.annotations.Nullable;

/** What Partner Center says of every object: its kind and, where it can be changed, its version. */
public record Attributes(@Nullable String etag, @Nullable String objectType) {

    static Attributes of(String objectType) {
        return new Attributes(null, objectType);
    }
}
