package io.partnerledger.query.usage;

import io.partnerledger.events.following.Dated;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.pla.PlaId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much depends on each partner of record of a distributor, now and at any time before. */
@Component
public class PartnerOfRecordUsage {

    private static final int RENEWAL_DAYS = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    PartnerOfRecordUsage(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** By PLA ID and the customers' country; partners of record that carry nothing are absent. */
    @Transactional(readOnly = true)
    public Map<PlaId, List<InCountry>> of(DistributorId distributor) {
        return asOf(distributor, clock.instant(), Dated.LATEST).byPlaId();
    }

    /**
     * What they carried at that time.
     *
     * @param today the day (UTC) from which renewals are looked for
     * @param time whose counters count
     */
    @Transactional(readOnly = true)
    public Carried asOf(DistributorId distributor, Instant today, Instant time) {
        Map<PlaAndCountry, Long> renewals = renewals(distributor, LocalDate.ofInstant(today, ZoneOffset.UTC), time);
        List<Counted> counted = jdbc.sql("""
                        select u.pla_id, u.customer_country,
                               sum(u.subscriptions) as subscriptions, sum(u.customers) as customers, sum(u.seats) as seats
                          from views.usage_carrying_v4 c
                         cross join lateral (select * from views.usage_v4 u
                                              where u.distributor_id = c.distributor_id and u.pla_id = c.pla_id
                                                and u.customer_country = c.customer_country
                                                and u.associated = c.associated and u.until > :time
                                              order by u.until limit 1) u
                         where c.distributor_id = :distributor and c.since <= :time and c.until > :time
                           and c.pla_id <> '' and u.since <= :time
                         group by u.pla_id, u.customer_country
                        """)
                .param("distributor", distributor.value())
                .param("time", sql(time))
                .query((ResultSet row, int number) -> {
                    PlaAndCountry of = PlaAndCountry.of(row);
                    return new Counted(
                            of,
                            new Usage(
                                    row.getLong("subscriptions"),
                                    row.getLong("customers"),
                                    row.getLong("seats"),
                                    renewals.getOrDefault(of, 0L)));
                })
                .list();
        return new Carried(
                counted.stream()
                        .collect(Collectors.groupingBy(
                                each -> PlaId.of(each.of.plaId),
                                Collectors.mapping(
                                        each -> new InCountry(Country.of(each.of.country), each.usage),
                                        Collectors.toList()))),
                knownAt(distributor, time));
    }

    /** Where all is asked that holds still, an index on it finds the few days; else all that held within them is read. */
    private Map<PlaAndCountry, Long> renewals(DistributorId distributor, LocalDate from, Instant time) {
        String holding = time.equals(Dated.LATEST) ? "until = :open" : "since <= :time and until > :time";
        Map<PlaAndCountry, Long> renewals = new HashMap<>();
        jdbc.sql("select pla_id, customer_country, sum(subscriptions) as subscriptions from views.usage_renewal_v4"
                        + " where distributor_id = :distributor and " + holding
                        + "   and renewal_day >= :from and renewal_day < :before"
                        + " group by pla_id, customer_country")
                .param("distributor", distributor.value())
                .param("open", sql(Dated.OPEN))
                .param("time", sql(time))
                .param("from", from)
                .param("before", from.plusDays(RENEWAL_DAYS))
                .query((RowCallbackHandler) row -> renewals.put(PlaAndCountry.of(row), row.getLong("subscriptions")));
        return renewals;
    }

    /** How many customers had a subscription with any of these partners of record at that time. */
    long customers(DistributorId distributor, Collection<PlaId> plaIds, Instant time) {
        return jdbc.sql("""
                        select count(distinct customer_id) from views.usage_customer_v4
                         where distributor_id = :distributor and pla_id = any(:plaIds)
                           and since <= :time and until > :time
                        """)
                .param("distributor", distributor.value())
                .param("time", sql(time))
                .param("plaIds", plaIds.stream().map(PlaId::value).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** From when to when each PLA ID carried anything in each country, until that time. */
    public Map<PlaId, List<Carrying>> carrying(DistributorId distributor, Collection<PlaId> plaIds, Instant until) {
        Map<PlaId, List<Carrying>> carrying = new HashMap<>();
        jdbc.sql("""
                        select pla_id, customer_country, since, until from views.usage_carrying_v4
                         where distributor_id = :distributor and pla_id = any(:plaIds) and since <= :time
                        """)
                .param("distributor", distributor.value())
                .param("plaIds", plaIds.stream().map(PlaId::value).toArray(String[]::new))
                .param("time", sql(until))
                .query((RowCallbackHandler)
                        row -> carrying.computeIfAbsent(PlaId.of(row.getString("pla_id")), any -> new ArrayList<>())
                                .add(new Carrying(
                                        Country.of(row.getString("customer_country")),
                                        time(row, "since"),
                                        time(row, "until"))));
        return carrying;
    }

    /**
     * How much there was, in all, of what is asked at each time; times of nothing are absent.
     *
     * <p>Each question is one row found by its key, however often what it asks for has changed.
     */
    public Map<Instant, Held> heldAt(DistributorId distributor, Collection<Asked> asked) {
        Map<Instant, Held> held = new HashMap<>();
        jdbc.sql("""
                        select asked.time, sum(u.subscriptions) as subscriptions, sum(u.seats) as seats
                          from unnest(cast(:plaIds as text[]), cast(:countries as text[]), cast(:times as timestamptz[]))
                               as asked (pla_id, country, time)
                         cross join (values (false), (true)) as those (associated)
                         cross join lateral (select * from views.usage_v4 u
                                              where u.distributor_id = :distributor and u.pla_id = asked.pla_id
                                                and u.customer_country = asked.country
                                                and u.associated = those.associated and u.until > asked.time
                                              order by u.until limit 1) u
                         where u.since <= asked.time
                         group by asked.time
                        """)
                .param("distributor", distributor.value())
                .param("plaIds", texts(asked, each -> each.plaId.value()))
                .param("countries", texts(asked, each -> each.country.code()))
                .param("times", texts(asked, each -> each.time.toString()))
                .query((RowCallbackHandler) row ->
                        held.put(time(row, "time"), new Held(row.getLong("subscriptions"), row.getLong("seats"))));
        return held;
    }

    private static String[] texts(Collection<Asked> asked, Function<Asked, String> text) {
        return asked.stream().map(text).toArray(String[]::new);
    }

    private long knownAt(DistributorId distributor, Instant time) {
        return jdbc.sql("select position from views.usage_known_v4"
                        + " where tenant_id = :distributor and until > :time and since <= :time order by until limit 1")
                .param("distributor", distributor.value())
                .param("time", sql(time))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static OffsetDateTime sql(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Counted(PlaAndCountry of, Usage usage) {}

    private record PlaAndCountry(String plaId, String country) {

        static PlaAndCountry of(ResultSet row) throws SQLException {
            return new PlaAndCountry(row.getString("pla_id"), row.getString("customer_country"));
        }
    }

    /** @param position of the last event until then that changed any of it */
    public record Carried(Map<PlaId, List<InCountry>> byPlaId, long position) {}

    /** What a partner of record carries in the customers' country. */
    public record InCountry(Country country, Usage usage) {}

    /** That a partner of record carried something in that country, without a break. */
    public record Carrying(Country country, Instant since, Instant until) {

        public boolean at(Instant time) {
            return !since.isAfter(time) && until.isAfter(time);
        }
    }

    /** What a partner of record carried in that country at that time. */
    public record Asked(PlaId plaId, Country country, Instant time) {}

    /** How much that was. */
    public record Held(long subscriptions, long seats) {

        public static final Held NONE = new Held(0, 0);
    }

    /** @param renewalsNext30Days subscriptions that renew by themselves within 30 days from the day asked for (UTC) */
    public record Usage(long subscriptions, long customers, long seats, long renewalsNext30Days) {

        public static final Usage NONE = new Usage(0, 0, 0, 0);

        public Usage plus(Usage other) {
            return new Usage(
                    subscriptions + other.subscriptions,
                    customers + other.customers,
                    seats + other.seats,
                    renewalsNext30Days + other.renewalsNext30Days);
        }
    }
}
