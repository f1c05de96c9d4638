package io.partnerledger.events.evidence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of an export that follow one another by their hashes; the first of all begins with the opening checkpoint. */
final class Segment {

    final int index;
    final long first;

    /** What its first line says it follows. */
    final String prev;

    /** The line with that hash, though other lines stand between. */
    final @Nullable Long branchesAfter;

    /** What of its first line can't be true, if anything: then it may as well follow what it doesn't name. */
    final @Nullable Finding doubtful;

    long last;
    long events;

    /** What a line may name that follows; any if its last line could not be read. */
    @Nullable
    Set<String> ends;

    Segment(int index, long first, String prev, @Nullable Long branchesAfter, @Nullable Finding doubtful) {
        this.index = index;
        this.first = first;
        this.last = first;
        this.prev = prev;
        this.branchesAfter = branchesAfter;
        this.doubtful = doubtful;
    }

    boolean leadsTo(String hash) {
        return ends == null || ends.contains(hash);
    }
}
