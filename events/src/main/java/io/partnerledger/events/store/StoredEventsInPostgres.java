package io.partnerledger.events.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events as they lie in PostgreSQL. */
public final class StoredEventsInPostgres implements StoredEvents {

    private static final int ROWS_AT_ONCE = 500;
    private static final String EVENT =
            "select position, stream, type, revision, time, metadata, payload, id from events.event ";

    private final JdbcTemplate jdbc;
    private final StoreHead head;

    /** @param head hears of every append */
    public StoredEventsInPostgres(DataSource dataSource, StoreHead head) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.head = head;
    }

    @Override
    public List<StoredEvent> at(List<Long> positions) {
        return jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(EVENT + "where position = any (?) order by position");
                    statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
                    return statement;
                },
                (row, number) -> event(row));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new WokenEventStream(head, Tokens.positionOf(after), this::after);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return Tokens.at(head.known());
    }

    private List<TrackedEventMessage<?>> after(long position) {
        return jdbc.query(
                EVENT + "where position > ? and position <= ? order by position",
                (row, number) -> StoredEvents.message(row.getString(8), event(row)),
                position,
                position + ROWS_AT_ONCE);
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS),
                row.getString(6),
                row.getString(7));
    }
}
