package io.partnerledger.query.insights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All that was blocked. */
interface BlockedAttempts extends Repository<BlockedAttemptView, Long> {

    /** Of the distributor, from when on and before when, the latest first; those that come after the given one. */
    @Query("""
            select a from BlockedAttemptView a
             where a.distributorId = :distributor and a.time >= :from
               and (a.time, a.position) < (:before, :position)
             order by a.time desc, a.position desc
            """)
    List<BlockedAttemptView> page(UUID distributor, Instant from, Instant before, long position, Limit limit);
}
