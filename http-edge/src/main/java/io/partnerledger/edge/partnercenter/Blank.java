package io.partnerledger.edge.partnercenter;

import org.jspecify.annotations.Nullable;

/** Text without a letter in it, by which some clients say that they say nothing. */
final class Blank {

    private Blank() {}

    static @Nullable String asAbsent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
