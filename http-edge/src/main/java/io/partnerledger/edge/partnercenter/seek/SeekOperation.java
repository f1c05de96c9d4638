package io.partnerledger.edge.partnercenter.seek;

import io.partnerledger.edge.json.Letters;
import java.util.Arrays;
import java.util.Optional;

/** Which page is wanted, seen from the one the caller has. */
enum SeekOperation {
    FIRST("First"),
    NEXT("Next"),
    PREVIOUS("Previous"),
    LAST("Last");

    private final String wireName;

    SeekOperation(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Whether it can't be said without the page the caller has. */
    boolean startsFromAPage() {
        return this == NEXT || this == PREVIOUS;
    }

    /** Whether rows are read from the end of the list towards its beginning. */
    boolean isBackwards() {
        return this == PREVIOUS || this == LAST;
    }

    /** In any case; numbered pages, which Partner Center knows for other lists, are none of ours. */
    static Optional<SeekOperation> parse(String text) {
        return Arrays.stream(values())
                .filter(operation -> Letters.same(operation.wireName, text))
                .findFirst();
    }
}
