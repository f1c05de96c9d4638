package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.reference.ReferenceTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which kinds of change the programme validates the partner of record for, and since when. */
public final class ValidatedChanges {

    private static final String NEVER = "never";
    private static final ValidatedChanges CURRENT =
            new ValidatedChanges(ReferenceTable.beside(ValidatedChanges.class, "changes.csv"));

    private final Map<Change, Instant> since = new EnumMap<>(Change.class);

    ValidatedChanges(ReferenceTable table) {
        Set<Change> missing = EnumSet.allOf(Change.class);
        for (ReferenceTable.Row row : table.rows()) {
            Change change = Change.of(row.get("change"));
            if (!missing.remove(change)) {
                throw new IllegalArgumentException(change.code() + " stands twice in the table of changes.");
            }
            if (!row.get("since").equals(NEVER)) {
                since.put(
                        change,
                        LocalDate.parse(row.get("since"))
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(missing + " not in the table of changes.");
        }
    }

    /** The edition in force. */
    public static ValidatedChanges current() {
        return CURRENT;
    }

    /** From when the checks block which change; one left out is never blocked. */
    public Map<Change, Instant> since() {
        return Collections.unmodifiableMap(since);
    }
}
