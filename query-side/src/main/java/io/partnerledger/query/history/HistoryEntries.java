package io.partnerledger.query.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All that happened. */
interface HistoryEntries extends Repository<HistoryView, Long> {

    Optional<HistoryView> findFirstBySubjectOrderByPosition(String subject);

    @Query("""
            select h from HistoryView h
             where h.subject = :subject and h.time >= :from and h.time < :to and h.position > :after
             order by h.position
            """)
    List<HistoryView> page(String subject, Instant from, Instant to, long after, Limit limit);

    /** What happened to a reseller while it was the distributor's partner; asked here, so that a page is a full page. */
    @Query("""
            select h from HistoryView h
             where h.subject = :subject and h.time >= :from and h.time < :to and h.position > :after
               and exists (select 1 from PartnershipView p
                            where p.distributorId = :distributor and p.resellerTenantId = :reseller
                              and p.acceptedAt <= h.time and (p.endedAt is null or h.time < p.endedAt))
             order by h.position
            """)
    List<HistoryView> pageWhilePartners(
            String subject, UUID distributor, UUID reseller, Instant from, Instant to, long after, Limit limit);

    /** Whether the two are partners, or once were. */
    @Query("""
            select count(p) > 0 from PartnershipView p
             where p.distributorId = :distributor and p.resellerTenantId = :reseller and p.acceptedAt is not null
            """)
    boolean wereEverPartners(UUID distributor, UUID reseller);

    @Query("select p.distributorId as distributor, p.resellerTenantId as reseller from PartnershipView p"
            + " where p.partnershipId = :partnership")
    Optional<Partners> partnersOf(UUID partnership);

    /** Whose a partnership is. */
    interface Partners {
        UUID getDistributor();

        /** Absent until it is known who it is. */
        @Nullable
        UUID getReseller();
    }
}
