package io.partnerledger.query.usage;

import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.Subscription;
import java.sql.ResultSet;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A distributor's subscriptions by what is judged alike, so that to find those that would fail nobody has to judge each
 * of them.
 */
@Component
public class RunningSubscriptions {

    private final JdbcClient jdbc;

    RunningSubscriptions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** All there are subscriptions of, in the order of the list. */
    public List<JudgedAlike> kinds(DistributorId distributor) {
        return jdbc
                .sql("""
                        select pla_id, customer_country, associated from views.usage_carrying_v4
                         where distributor_id = :distributor and until = '9999-12-31T00:00:00Z'
                        """)
                .param("distributor", distributor.value())
                .query((ResultSet row, int number) -> JudgedAlike.of(
                        row.getString("pla_id"), row.getString("customer_country"), row.getBoolean("associated")))
                .list()
                .stream()
                .sorted(JudgedAlike.ORDER)
                .toList();
    }

    /**
     * The first of these kinds, after a place in the list.
     *
     * @param kinds in the order of the list, beginning with that of the place, where there is any of it left
     * @param customer whose, where that is asked
     */
    public List<Subscription> page(
            DistributorId distributor,
            List<JudgedAlike> kinds,
            @Nullable UUID customer,
            @Nullable Place after,
            int rows) {
        List<JudgedAlike> left = kinds.stream()
                .filter(kind -> after == null || JudgedAlike.ORDER.compare(kind, after.kind) >= 0)
                // Of each kind there is at least one, but for what comes after the place.
                .limit(customer == null ? rows + 1L : Long.MAX_VALUE)
                .toList();
        boolean within = after != null && !left.isEmpty() && left.get(0).equals(after.kind);
        // The ids first, from the index alone; a page's subscriptions then.
        return jdbc.sql("""
                        select state from (
                          select found.subscription_id, kind.number
                            from unnest(cast(:plaIds as text[]), cast(:countries as text[]), cast(:associated as boolean[]))
                                 with ordinality as kind (pla_id, customer_country, associated, number)
                           cross join lateral (
                             select s.subscription_id from views.usage_subscription_v4 s
                              where s.distributor_id = :distributor and s.running and s.pla_id = kind.pla_id
                                and s.customer_country = kind.customer_country and s.associated = kind.associated
                        """ + (customer == null ? "" : "and s.customer_id = :customer\n") + """
                                and (kind.number > 1 or s.subscription_id > :after)
                              order by s.subscription_id limit :rows) found
                           order by kind.number, found.subscription_id limit :rows) page
                          join views.usage_subscription_v4 s using (subscription_id)
                         order by page.number, page.subscription_id
                        """)
                .param("distributor", distributor.value())
                .param("customer", customer)
                .param("plaIds", left.stream().map(JudgedAlike::text).toArray(String[]::new))
                .param(
                        "countries",
                        left.stream().map(kind -> kind.country.code()).toArray(String[]::new))
                .param(
                        "associated",
                        left.stream()
                                .map(kind -> Boolean.toString(kind.associated))
                                .toArray(String[]::new))
                .param("after", within ? after.subscription : new UUID(0, 0))
                .param("rows", rows)
                .query((ResultSet row, int number) ->
                        JsonMapper.shared().readValue(row.getString("state"), Subscription.class))
                .list();
    }

    /** A partner of record, or none, for customers of one country that are, or are not, associated with a reseller. */
    public record JudgedAlike(@Nullable PlaId plaId, Country country, boolean associated) {

        private static final Comparator<JudgedAlike> ORDER = Comparator.comparing(JudgedAlike::text)
                .thenComparing(kind -> kind.country.code())
                .thenComparing(JudgedAlike::associated);

        public static JudgedAlike of(String plaId, String country, boolean associated) {
            return new JudgedAlike(
                    plaId.equals(UsageProjection.NONE) ? null : PlaId.of(plaId), Country.of(country), associated);
        }

        public static JudgedAlike of(Subscription subscription) {
            PartnerOfRecordFacts.Customer customer = subscription.customerFacts();
            return new JudgedAlike(subscription.partner(), customer.market(), customer.associatedWithReseller());
        }

        /** What the policy asks about the customers. */
        public PartnerOfRecordFacts.Customer customer() {
            return new PartnerOfRecordFacts.Customer(country, associated);
        }

        /** The PLA ID, empty where there is none. */
        public String text() {
            return plaId == null ? UsageProjection.NONE : plaId.value();
        }
    }

    /** A subscription's place in the list. */
    public record Place(JudgedAlike kind, UUID subscription) {}
}
