package io.partnerledger.query.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All subscriptions. */
interface Subscriptions extends Repository<SubscriptionView, UUID> {

    /** The customer's, in the order in which they began; of one order or one partner of record where that is asked. */
    @Query("""
            select s from SubscriptionView s
             where s.customerId = :customer
               and (:order is null or s.orderId = :order)
               and (:partner is null or s.partnerId = :partner)
             order by s.createdAt, s.subscriptionId
            """)
    List<SubscriptionView> of(UUID customer, @Nullable String order, @Nullable String partner);

    /** Of the distributor's that run and have that partner of record, the next ids. */
    @Query("""
            select s.subscriptionId from SubscriptionView s
             where s.distributorId = :distributor and s.partnerId = :partner and s.subscriptionId > :after
               and cast(function('jsonb_extract_path_text', s.state, 'status') as string) in ('ACTIVE', 'SUSPENDED')
             order by s.subscriptionId
            """)
    List<UUID> idsOf(UUID distributor, String partner, UUID after, Limit limit);

    /** The same of these customers alone. */
    @Query("""
            select s.subscriptionId from SubscriptionView s
             where s.distributorId = :distributor and s.partnerId = :partner and s.customerId in :customers
               and s.subscriptionId > :after
               and cast(function('jsonb_extract_path_text', s.state, 'status') as string) in ('ACTIVE', 'SUSPENDED')
             order by s.subscriptionId
            """)
    List<UUID> idsOf(UUID distributor, String partner, Collection<UUID> customers, UUID after, Limit limit);

    Optional<SubscriptionView> findBySubscriptionIdAndCustomerId(UUID subscription, UUID customer);
}
