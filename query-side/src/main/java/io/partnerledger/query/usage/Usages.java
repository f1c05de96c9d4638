package io.partnerledger.query.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What partners of record carry. */
interface Usages extends Repository<UsageView, UsageView.Key> {

    List<UsageView> findByKeyDistributorId(UUID distributor);

    @Query("""
            select r.key.plaId as plaId, r.key.customerCountry as country, sum(r.subscriptions) as subscriptions
              from RenewalView r
             where r.key.distributorId = :distributor and r.key.renewalDay >= :from and r.key.renewalDay < :until
             group by r.key.plaId, r.key.customerCountry
            """)
    List<Renewing> renewing(UUID distributor, LocalDate from, LocalDate until);

    /** How many subscriptions of a partner of record renew, by country. */
    interface Renewing {
        String getPlaId();

        String getCountry();

        long getSubscriptions();
    }
}
