package io.partnerledger.query.partnership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All partnerships. */
public interface Partnerships extends Repository<PartnershipView, UUID> {

    Optional<PartnershipView> findByPartnershipId(UUID partnership);

    List<PartnershipView> findByDistributorIdAndStatus(UUID distributor, String status);

    List<PartnershipView> findByResellerTenantIdAndStatus(UUID reseller, String status);

    /**
     * Those of the partner, whichever side it is on, in the order of their ids.
     *
     * @param now a request not answered by its time reads as expired, recorded or not
     */
    @Query("""
            select p from PartnershipView p
             where (p.distributorId = :partner or p.resellerTenantId = :partner)
               and (:status is null
                    or :status = case when p.status = 'requested' and p.expiresAt <= :now then 'expired' else p.status end)
               and (:reseller is null or p.resellerTenantId = :reseller)
               and p.partnershipId > :after
             order by p.partnershipId
            """)
    List<PartnershipView> page(
            UUID partner, @Nullable String status, @Nullable UUID reseller, Instant now, UUID after, Limit limit);
}
