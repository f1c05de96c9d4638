package io.partnerledger.query.history;

import io.partnerledger.edge.fault.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All that happened, each tenant seeing what it may. */
@Component
class HistoryEntries {

    private static final String ENTRY =
            "h.position, h.subject, h.sequence, h.time, h.type, h.revision, h.actor_subject,"
                    + " h.actor_tenant, h.actor_roles, h.request_id, h.correlation_id, h.payload";

    /**
     * Lets through what the tenant may read, entry by entry: limited, so that a plan never reads all the tenant's rows to
     * join them with the few of one subject.
     */
    private static final String READ = """
                         cross join lateral (select 1 from views.history_reader_v2 r
                                              where r.tenant_id = :tenant and r.time = h.time and r.position = h.position
                                              limit 1) read
            """;

    private final JdbcClient jdbc;

    HistoryEntries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The subject of that name, if the tenant may read of it.
     *
     * <p>What does not exist and what is another tenant's look the same.
     */
    Subject visible(UUID tenant, String name) {
        return Subject.named(name)
                .filter(subject -> isOf(tenant, subject)
                        || subject.resellerOtherThan(tenant)
                                .filter(reseller ->
                                        !partnerships(tenant, reseller).isEmpty())
                                .isPresent())
                .orElseThrow(Fault.NOT_FOUND::raised);
    }

    /** Whether the subject is the tenant's own: whose it is may read it from its first entry on. */
    boolean isOf(UUID tenant, Subject subject) {
        return jdbc.sql("""
                        select exists (select 1
                                         from (select time, position from views.history_v2
                                                where subject = :subject order by position limit 1) h
                                         join views.history_reader_v2 r
                                           on r.tenant_id = :tenant and r.time = h.time and r.position = h.position)
                        """)
                .param("tenant", tenant)
                .param("subject", subject.stream())
                .query(Boolean.class)
                .single();
    }

    /** The subject's entries that the tenant may read, in order. */
    List<HistoryEntry> of(UUID tenant, Subject subject, Instant from, Instant to, long after, int rows) {
        return jdbc.sql("select " + ENTRY + " from views.history_v2 h" + READ + """
                        where h.subject = :subject and h.position > :after and h.time >= :from and h.time < :to
                        order by h.position limit :rows
                        """)
                .param("tenant", tenant)
                .param("subject", subject.stream())
                .param("after", after)
                .param("from", utc(from))
                .param("to", utc(to))
                .param("rows", rows)
                .query(HistoryEntries::entry)
                .list();
    }

    /**
     * The subject's entries that say how partners of record were judged, in order; of a subscription also those of the
     * order whose line it is, which was judged before it began.
     */
    List<HistoryEntry> judged(UUID tenant, Subject subject, long after, int rows) {
        // Each part by the index on its subject: by position, all that ever happened would be read.
        return jdbc.sql("""
                        with its_own as materialized (
                               select * from views.history_v2 where subject = :subject and position > :after),
                             of_its_order as materialized (
                               select o.* from views.history_v2 o
                                where o.subject = (select 'order:' || (b.payload ->> 'orderId') from views.history_v2 b
                                                    where b.subject = :subject and :subscription <> ''
                                                    order by b.position limit 1)
                                  and o.position > :after
                                  and (o.payload @> jsonb_build_object('lines', jsonb_build_array(
                                           jsonb_build_object('subscriptionId', :subscription)))
                                       or o.payload @> jsonb_build_object('addOns', jsonb_build_array(jsonb_build_object(
                                           'line', jsonb_build_object('subscriptionId', :subscription))))))
                        """ + "select " + ENTRY + " from (select * from its_own union all select * from of_its_order) h"
                        + READ + """
                         where (jsonb_exists(h.payload, 'verdict') or jsonb_exists(h.payload, 'verdicts'))
                         order by h.position limit :rows
                        """)
                .param("tenant", tenant)
                .param("subject", subject.stream())
                .param("subscription", subject.subscription().orElse(""))
                .param("after", after)
                .param("rows", rows)
                .query(HistoryEntries::entry)
                .list();
    }

    /** The entries of all subjects that the tenant may read, in the order of their times. */
    List<HistoryEntry> across(UUID tenant, Sought sought, int rows) {
        String those = (sought.actor == null ? "" : " and r.actor_subject = :actor")
                + (sought.correlationId == null ? "" : " and r.correlation_id = :correlationId");
        return jdbc.sql("select " + ENTRY + """
                         from (select r.time, r.position from views.history_reader_v2 r
                                where r.tenant_id = :tenant and r.time >= :from and r.time < :to
                                  and (r.time, r.position) > (:afterTime, :afterPosition)%s
                                order by r.time, r.position limit :rows) found
                         join views.history_v2 h on h.position = found.position
                        order by h.time, h.position
                        """.formatted(those))
                .param("tenant", tenant)
                .param("from", utc(sought.from))
                .param("to", utc(sought.to))
                .param("afterTime", utc(sought.afterTime))
                .param("afterPosition", sought.afterPosition)
                .param("actor", sought.actor)
                .param("correlationId", sought.correlationId)
                .param("rows", rows)
                .query(HistoryEntries::entry)
                .list();
    }

    /** The last that had happened to the subject by that time, and before that position. */
    Optional<HistoryEntry> lastUntil(Subject subject, Instant time, long before) {
        return jdbc.sql("select " + ENTRY + " from views.history_v2 h"
                        + " where h.subject = :subject and h.time <= :time and h.position < :before"
                        + " order by h.position desc limit 1")
                .param("subject", subject.stream())
                .param("time", utc(time))
                .param("before", before)
                .query(HistoryEntries::entry)
                .optional();
    }

    /** The last that had happened to the subject when the ledger had come to that position. */
    Optional<HistoryEntry> lastUpTo(Subject subject, long position) {
        return jdbc.sql("select " + ENTRY + " from views.history_v2 h"
                        + " where h.subject = :subject and h.position <= :position order by h.position desc limit 1")
                .param("subject", subject.stream())
                .param("position", position)
                .query(HistoryEntries::entry)
                .optional();
    }

    /** When the two were partners. */
    List<Partners> partnerships(UUID distributor, UUID reseller) {
        return jdbc.sql("""
                        select began_at, began_position, ended_at, ended_position from views.history_partnership_v2
                         where reseller_tenant_id = :reseller and distributor_id = :distributor
                        """)
                .param("reseller", reseller)
                .param("distributor", distributor)
                .query((row, number) -> new Partners(
                        time(row, "began_at"),
                        row.getLong("began_position"),
                        row.getObject("ended_at") == null ? null : time(row, "ended_at"),
                        row.getObject("ended_position", Long.class)))
                .list();
    }

    private static HistoryEntry entry(ResultSet row, int number) throws SQLException {
        return new HistoryEntry(
                row.getLong("position"),
                row.getString("subject"),
                row.getLong("sequence"),
                time(row, "time"),
                row.getString("type"),
                row.getString("revision"),
                row.getString("actor_subject"),
                row.getString("actor_tenant"),
                List.of(JsonMapper.shared().readValue(row.getString("actor_roles"), String[].class)),
                row.getString("request_id"),
                row.getString("correlation_id"),
                row.getString("payload"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * What is looked for across subjects.
     *
     * @param afterTime with {@code afterPosition} the entry after which the page begins
     */
    record Sought(
            @Nullable String actor,
            @Nullable String correlationId,
            Instant from,
            Instant to,
            Instant afterTime,
            long afterPosition) {}

    /** From when to when two were partners. */
    record Partners(
            Instant beganAt,
            long beganPosition,
            @Nullable Instant endedAt,
            @Nullable Long endedPosition) {

        boolean at(Instant time) {
            return !time.isBefore(beganAt) && (endedAt == null || time.isBefore(endedAt));
        }

        boolean at(long position) {
            return position >= beganPosition && (endedPosition == null || position < endedPosition);
        }
    }
}
