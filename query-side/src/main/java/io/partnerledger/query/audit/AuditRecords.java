package io.partnerledger.query.audit;

import io.partnerledger.edge.partnercenter.AuditOperation;
import io.partnerledger.edge.partnercenter.AuditRecord;
import io.partnerledger.edge.partnercenter.AuditStatus;
import io.partnerledger.query.reading.FilterCondition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All audit records, the newest first. */
@Component
class AuditRecords {

    private final JdbcClient jdbc;
    private final int atOnce;

    @Autowired
    AuditRecords(DataSource dataSource) {
        this(dataSource, 500);
    }

    /** @param atOnce how many are held in memory of a list that is asked for as a whole */
    AuditRecords(DataSource dataSource, int atOnce) {
        this.jdbc = JdbcClient.create(dataSource);
        this.atOnce = atOnce;
    }

    /**
     * A distributor's records of some time.
     *
     * @param place beside which they lie; absent for the newest or, backwards, the oldest
     * @param backwards those newer than the place, the next to it first
     */
    List<Found> page(
            UUID distributor,
            AuditWindow window,
            FilterCondition condition,
            @Nullable Place place,
            boolean backwards,
            int rows) {
        String order = backwards ? "asc" : "desc";
        String beside = place == null
                ? "true"
                : "(operation_date, position) " + (backwards ? ">" : "<") + " (:placeDate, :placePosition)";
        return jdbc.sql("""
                        select position, operation_date, distributor_id, customer_id, customer_name, operation_type,
                               operation_status, actor_subject, correlation_id, old_value, new_value, details
                          from views.audit_record_v1
                         where distributor_id = :distributor and operation_date >= :from and operation_date < :until
                           and %s and %s
                         order by operation_date %s, position %s limit :rows
                        """.formatted(beside, condition.sql(), order, order))
                .param("distributor", distributor)
                .param("from", utc(window.from()))
                .param("until", utc(window.until()))
                .param("placeDate", place == null ? null : utc(place.date()))
                .param("placePosition", place == null ? null : place.position())
                .params(condition.parameters())
                .param("rows", rows)
                .query((row, number) -> found(row))
                .list();
    }

    /** All of them, so many at a time as the next is asked for; the first are read at once. */
    Stream<AuditRecord> all(UUID distributor, AuditWindow window, FilterCondition condition) {
        return Stream.iterate(
                        page(distributor, window, condition, null, false, atOnce),
                        found -> !found.isEmpty(),
                        found -> found.size() < atOnce
                                ? List.of()
                                : page(
                                        distributor,
                                        window,
                                        condition,
                                        found.get(found.size() - 1).place(),
                                        false,
                                        atOnce))
                .flatMap(List::stream)
                .map(Found::shown);
    }

    private static Found found(ResultSet row) throws SQLException {
        Place place =
                new Place(row.getObject("operation_date", OffsetDateTime.class).toInstant(), row.getLong("position"));
        return new Found(
                place,
                AuditRecord.of(
                        Long.toString(place.position()),
                        row.getObject("distributor_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getString("customer_name"),
                        row.getString("actor_subject"),
                        resource(row.getString("old_value")),
                        resource(row.getString("new_value")),
                        AuditOperation.valueOf(row.getString("operation_type").toUpperCase(Locale.ROOT)),
                        row.getString("correlation_id"),
                        place.date(),
                        AuditStatus.valueOf(row.getString("operation_status").toUpperCase(Locale.ROOT)),
                        List.of(JsonMapper.shared().readValue(row.getString("details"), AuditRecord.Detail[].class))));
    }

    /** As one line; nothing where there was no resource. */
    private static @Nullable String resource(String json) {
        var resource = JsonMapper.shared().readTree(json);
        return resource.isEmpty() ? null : resource.toString();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** Where a record stands among the others. */
    record Place(Instant date, long position) {}

    record Found(Place place, AuditRecord shown) {}
}
