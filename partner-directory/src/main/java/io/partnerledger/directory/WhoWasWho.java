package io.partnerledger.directory;

import io.partnerledger.directory.DirectoryProjection.PlaRow;
import io.partnerledger.directory.PastDirectoryProjection.Kind;
import io.partnerledger.directory.PastDirectoryProjection.SuspensionRow;
import io.partnerledger.events.following.MemoryRows;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who was who, and who was whose partner, at any time.
 *
 * <p>What it costs grows with the facts about the partners that are asked for, and with nothing else.
 */
public final class WhoWasWho {

    private final JdbcClient jdbc;
    private final String facts;
    private final String knownOf;

    /** @param schema where the past directory lies */
    public WhoWasWho(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.facts = schema + "." + PastDirectoryProjection.NAME + "_v" + PastDirectoryProjection.VERSION;
        String known = schema + "." + PastDirectoryProjection.NAME + "_known_v" + PastDirectoryProjection.VERSION;
        // What ended is no longer among the facts, and yet known: hence not only where they began.
        this.knownOf = "case when kind in ('DISTRIBUTOR', 'RESELLER')"
                + " then (select k.position from " + known + " k"
                + "        where k.tenant_id = f.tenant_id and k.until > :time order by k.until limit 1)"
                + " else position end";
    }

    /** The distributor's established partners at that time, with all that was known of them. */
    public Then partnersOf(DistributorId distributor, Instant time) {
        return new Then(jdbc.sql("select kind, since, until, tenant_id, content, " + knownOf + " as position from "
                        + facts + " f"
                        + " where since <= :time and until > :time"
                        + "   and (kind <> 'PARTNERSHIP' or distributor_id = :distributor)"
                        + "   and tenant_id in (select tenant_id from " + facts
                        + "                      where distributor_id = :distributor and since <= :time and until > :time"
                        + "                     union all select :distributor)")
                .param("distributor", distributor.value())
                .param("time", sql(time))
                .query(WhoWasWho::fact)
                .list());
    }

    /** What was known at that time of the distributor, and of the PLA ID and its holder where one is asked. */
    public Then holderOf(@Nullable PlaId plaId, DistributorId distributor, Instant time) {
        return new Then(jdbc.sql("select kind, since, until, tenant_id, content, " + knownOf + " as position from "
                        + facts + " f"
                        + " where since <= :time and until > :time"
                        + "   and (kind <> 'PARTNERSHIP' or distributor_id = :distributor)"
                        + "   and tenant_id in (select tenant_id from " + facts
                        + "                      where kind = 'PLA' and fact = :plaId"
                        + "                        and since <= :time and until > :time"
                        + "                     union all select :distributor)")
                .param("distributor", distributor.value())
                .param("plaId", plaId == null ? "" : plaId.value())
                .param("time", sql(time))
                .query(WhoWasWho::fact)
                .list());
    }

    /** All that was ever known of the tenants as the distributor's partners, up to that time. */
    public History historyOf(Collection<UUID> tenants, DistributorId distributor, Instant upTo) {
        return new History(
                distributor,
                jdbc.sql("select kind, since, until, position, tenant_id, content from " + facts
                                + " where since <= :time and (kind <> 'PARTNERSHIP' or distributor_id = :distributor)"
                                + "   and (tenant_id = :distributor or tenant_id = any(cast(:tenants as uuid[])))")
                        .param("distributor", distributor.value())
                        .param("tenants", tenants.stream().map(UUID::toString).toArray(String[]::new))
                        .param("time", sql(upTo))
                        .query(WhoWasWho::fact)
                        .list());
    }

    /** The tenants of all that were the distributor's partners at some time between the two. */
    public Set<UUID> partnersBetween(DistributorId distributor, Instant from, Instant to) {
        return Set.copyOf(jdbc.sql("select distinct tenant_id from " + facts
                        + " where distributor_id = :distributor and since <= :to and until > :from")
                .param("distributor", distributor.value())
                .param("from", sql(from))
                .param("to", sql(to))
                .query(UUID.class)
                .list());
    }

    private static OffsetDateTime sql(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Fact fact(ResultSet row, int number) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind"));
        return new Fact(
                kind,
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getObject("tenant_id", UUID.class),
                kind.read(row.getString("content")));
    }

    private static WhoIsWho.Page page(Stream<Fact> facts) {
        MemoryRows rows = new MemoryRows();
        long[] last = {0};
        facts.forEach(fact -> {
            fact.kind.put(fact.row, rows);
            last[0] = Math.max(last[0], fact.position);
        });
        return new WhoIsWho.Page(rows, last[0]);
    }

    /** One row of the directory, from when to when. */
    private record Fact(Kind kind, Instant since, Instant until, long position, UUID tenant, Record row) {

        boolean holdsAt(Instant time) {
            return !since.isAfter(time) && until.isAfter(time);
        }
    }

    /** What was known of some partners at one time. */
    public static final class Then {

        private final WhoIsWho.Page page;
        private final Set<UUID> partners;
        private final Map<UUID, SuspensionRow> suspensions;

        private Then(List<Fact> facts) {
            page = WhoWasWho.page(facts.stream());
            partners = facts.stream()
                    .filter(fact -> fact.kind == Kind.PARTNERSHIP)
                    .map(Fact::tenant)
                    .collect(Collectors.toUnmodifiableSet());
            suspensions = facts.stream()
                    .filter(fact -> fact.kind == Kind.SUSPENSION)
                    .map(fact -> (SuspensionRow) fact.row)
                    .collect(Collectors.toMap(SuspensionRow::tenantId, row -> row, (one, other) -> other));
        }

        /** The directory then; its position is that of the last event until then about any of them. */
        public WhoIsWho.Page page() {
            return page;
        }

        /** The tenants of the resellers that were partners. */
        public Set<UUID> partners() {
            return partners;
        }

        /** Why the tenant was suspended, where it was and the programme said why. */
        public Optional<String> suspensionReason(UUID tenant) {
            return Optional.ofNullable(suspensions.get(tenant)).map(SuspensionRow::reason);
        }
    }

    /** All that was ever known of some partners. */
    public static final class History {

        private final DistributorId distributor;
        private final Map<UUID, List<Fact>> byTenant;

        private History(DistributorId distributor, List<Fact> facts) {
            this.distributor = distributor;
            this.byTenant = facts.stream().collect(Collectors.groupingBy(Fact::tenant));
        }

        /** The times at which something changed for the tenant. */
        public NavigableSet<Instant> turns(UUID tenant) {
            return about(tenant, fact -> true)
                    .flatMap(fact -> Stream.of(fact.since, fact.until))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The PLA IDs the tenant has held. */
        public Set<PlaId> plaIds(UUID tenant) {
            return about(tenant, fact -> fact.kind == Kind.PLA)
                    .map(fact -> PlaId.of(((PlaRow) fact.row).plaId()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** What was known of the tenant at that time. */
        public WhoIsWho.Page at(Instant time, UUID tenant) {
            return WhoWasWho.page(Stream.concat(
                    about(distributor.value(), fact -> fact.holdsAt(time)), about(tenant, fact -> fact.holdsAt(time))));
        }

        private Stream<Fact> about(UUID tenant, Predicate<Fact> which) {
            return byTenant.getOrDefault(tenant, List.of()).stream().filter(which);
        }
    }
}
