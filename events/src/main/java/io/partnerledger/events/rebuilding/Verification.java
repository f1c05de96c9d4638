package io.partnerledger.events.rebuilding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether what is served of a projection is what a rebuild gives.
 *
 * @param generation that was compared; like all that follows, absent until it is done
 * @param position at which it was
 * @param differences rows that differ, or are on one side only
 * @param examples some of them
 * @param failure why it could not be done
 */
public record Verification(
        Status status,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer generation,
        @Nullable Long position,
        @Nullable Long rowsCompared,
        @Nullable Long differences,
        List<Difference> examples,
        @Nullable String failure) {

    /** How far it is. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A row that differs.
     *
     * @param table of the projection
     * @param key what tells the row apart
     * @param served what is served, of what differs; absent where no such row is served
     * @param rebuilt what a rebuild gives, of what differs; absent where it gives no such row
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String table,
            JsonNode key,
            @Nullable JsonNode served,
            @Nullable JsonNode rebuilt) {}
}
