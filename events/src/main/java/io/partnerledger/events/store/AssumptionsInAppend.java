package io.partnerledger.events.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Whether what commands rested on is still so, asked of PostgreSQL in the transaction that appends their events. */
final class AssumptionsInAppend {

    private static final String CHANGED = """
            select assumed.n from unnest(?::int[], ?::text[], ?::bigint[]) as assumed (n, stream, sequence)
             where exists (select 1 from events.event e
                            where e.stream = assumed.stream and e.sequence = assumed.sequence + 1)
            """;

    private static final String BEGUN = """
            select exists (select 1 from events.event
                            where position > ? and kind = ? and sequence = 0 and payload ->> ? = ?)
            """;

    private AssumptionsInAppend() {}

    /**
     * Those that rest on what is not so any more.
     *
     * @param assumed what each rests on beside the streams it appends to
     */
    static <T> Map<T, StreamConflict> mistaken(Connection connection, Map<T, Assumptions> assumed) throws SQLException {
        Map<T, StreamConflict> mistaken = new HashMap<>();
        List<Read<T>> reads = new ArrayList<>();
        assumed.forEach((by, assumptions) ->
                assumptions.unchanged().forEach((stream, sequence) -> reads.add(new Read<>(by, stream, sequence))));
        for (Read<T> changed : changed(connection, reads)) {
            mistaken.put(changed.by, StreamConflict.assumed(changed.stream));
        }
        for (Map.Entry<T, Assumptions> each : assumed.entrySet()) {
            for (Assumptions.Begun begun : each.getValue().noneBegun()) {
                if (exists(connection, begun)) {
                    mistaken.put(each.getKey(), StreamConflict.assumed(begun.kind() + " of " + begun.value()));
                }
            }
        }
        return mistaken;
    }

    /** A stream that somebody has read, up to an event. */
    private record Read<T>(T by, String stream, long sequence) {}

    private static <T> List<Read<T>> changed(Connection connection, List<Read<T>> reads) throws SQLException {
        List<Read<T>> changed = new ArrayList<>();
        if (reads.isEmpty()) {
            return changed;
        }
        try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
            Object[] numbers = IntStream.range(0, reads.size()).boxed().toArray();
            statement.setArray(1, connection.createArrayOf("int", numbers));
            statement.setArray(2, connection.createArrayOf("text", each(reads, Read::stream)));
            statement.setArray(3, connection.createArrayOf("bigint", each(reads, Read::sequence)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changed.add(reads.get(rows.getInt(1)));
                }
            }
        }
        return changed;
    }

    private static <T> Object[] each(List<Read<T>> reads, Function<Read<T>, Object> member) {
        return reads.stream().map(member).toArray();
    }

    private static boolean exists(Connection connection, Assumptions.Begun begun) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGUN)) {
            statement.setLong(1, begun.since());
            statement.setString(2, begun.kind());
            statement.setString(3, begun.member());
            statement.setString(4, begun.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
