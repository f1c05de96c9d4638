package io.partnerledger.query.gdap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All delegated administration. */
interface GdapRelationships extends Repository<GdapView, UUID> {

    @Query("""
            select g from GdapView g
             where g.gdapRelationshipId = :id and (g.distributorId = :partner or g.resellerTenantId = :partner)
            """)
    Optional<GdapView> one(UUID id, UUID partner);

    /**
     * Those of the partner, whichever side it is on, in the order of their ids.
     *
     * @param now what is active beyond its end reads as expired, recorded or not
     */
    @Query("""
            select g from GdapView g
             where (g.distributorId = :partner or g.resellerTenantId = :partner)
               and (:customer is null or g.customerId = :customer)
               and (:reseller is null or g.resellerTenantId = :reseller)
               and (:status is null
                    or :status = case when g.status = 'active' and g.endsAt <= :now then 'expired' else g.status end)
               and (:reason is null
                    or :reason = case when g.status = 'active' and g.endsAt <= :now then 'expired'
                                      else g.terminationReason end)
               and g.gdapRelationshipId > :after
             order by g.gdapRelationshipId
            """)
    List<GdapView> page(
            UUID partner,
            @Nullable UUID customer,
            @Nullable UUID reseller,
            @Nullable String status,
            @Nullable String reason,
            Instant now,
            UUID after,
            Limit limit);
}
