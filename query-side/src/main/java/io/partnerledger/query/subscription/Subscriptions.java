package io.partnerledger.query.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    Optional<SubscriptionView> findBySubscriptionIdAndCustomerId(UUID subscription, UUID customer);
}
