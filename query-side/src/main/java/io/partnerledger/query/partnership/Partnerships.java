package io.partnerledger.query.partnership;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All partnerships. */
public interface Partnerships extends Repository<PartnershipView, UUID> {

    String AS_ASKED = """
             and (:status is null
                  or :status = case when p.status = 'requested' and p.expiresAt <= :now then 'expired' else p.status end)
             and (:reseller is null or p.resellerTenantId = :reseller)
             and p.partnershipId > :after
             order by p.partnershipId
            """;

    Optional<PartnershipView> findByPartnershipId(UUID partnership);

    List<PartnershipView> findByDistributorIdAndStatus(UUID distributor, String status);

    List<PartnershipView> findByPartnershipIdIn(Collection<UUID> partnerships);

    List<PartnershipView> findByResellerTenantIdAndStatus(UUID reseller, String status);

    /**
     * A distributor's, in the order of their ids.
     *
     * @param now a request not answered by its time reads as expired, recorded or not
     */
    @Query("select p from PartnershipView p where p.distributorId = :partner " + AS_ASKED)
    List<PartnershipView> ofDistributor(
            UUID partner, @Nullable String status, @Nullable UUID reseller, Instant now, UUID after, Limit limit);

    /** A reseller's, likewise. */
    @Query("select p from PartnershipView p where p.resellerTenantId = :partner " + AS_ASKED)
    List<PartnershipView> ofReseller(
            UUID partner, @Nullable String status, @Nullable UUID reseller, Instant now, UUID after, Limit limit);
}
