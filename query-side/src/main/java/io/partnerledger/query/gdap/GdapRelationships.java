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

    String FOR_THAT_REASON = """
             and (:reason is null
                  or :reason = case when g.status = 'active' and g.endsAt <= :now then 'expired'
                                    else g.terminationReason end)
            """;

    String AS_ASKED = """
             and (:customer is null or g.customerId = :customer)
             and (:reseller is null or g.resellerTenantId = :reseller)
             and (:status is null
                  or :status = case when g.status = 'active' and g.endsAt <= :now then 'expired' else g.status end)
             and g.gdapRelationshipId > :after
             order by g.gdapRelationshipId
            """;

    @Query("""
            select g from GdapView g
             where g.gdapRelationshipId = :id and (g.distributorId = :partner or g.resellerTenantId = :partner)
            """)
    Optional<GdapView> one(UUID id, UUID partner);

    /**
     * A distributor's, in the order of their ids.
     *
     * @param now what is active beyond its end reads as expired, recorded or not
     */
    @Query("select g from GdapView g where g.distributorId = :distributor " + FOR_THAT_REASON + AS_ASKED)
    List<GdapView> ofDistributor(
            UUID distributor,
            @Nullable UUID customer,
            @Nullable UUID reseller,
            @Nullable String status,
            @Nullable String reason,
            Instant now,
            UUID after,
            Limit limit);

    /** Those of them that ended for a reason that only the record tells, so that an index finds them. */
    @Query("select g from GdapView g where g.distributorId = :distributor and g.terminationReason = :reason "
            + AS_ASKED)
    List<GdapView> endedOfDistributor(
            UUID distributor,
            @Nullable UUID customer,
            @Nullable UUID reseller,
            @Nullable String status,
            String reason,
            Instant now,
            UUID after,
            Limit limit);

    /** A reseller's, likewise. */
    @Query("select g from GdapView g where g.resellerTenantId = :partner " + FOR_THAT_REASON + AS_ASKED)
    List<GdapView> ofReseller(
            UUID partner,
            @Nullable UUID customer,
            @Nullable UUID reseller,
            @Nullable String status,
            @Nullable String reason,
            Instant now,
            UUID after,
            Limit limit);
}
