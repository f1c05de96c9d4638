package io.partnerledger.command.job;

import org.jspecify.annotations.Nullable;

/**
 * A line before it is run: its text or, where nothing can come of it, its result already.
 *
 * @param text JSON
 */
public record StagedLine(@Nullable String text, @Nullable LineResult result) {

    public StagedLine {
        if ((text == null) == (result == null)) {
            throw new IllegalArgumentException("A line has its text or its result.");
        }
    }

    public static StagedLine of(String text) {
        return new StagedLine(text, null);
    }

    /** One that needs no running. */
    public static StagedLine decided(LineResult result) {
        return new StagedLine(null, result);
    }
}
