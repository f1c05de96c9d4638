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

    /** The partnerships of the two, as far as they were ever accepted. */
    @Query("""
            select p.acceptedAt as since, p.endedAt as until from PartnershipView p
             where p.distributorId = :distributor and p.resellerTenantId = :reseller and p.acceptedAt is not null
             order by p.acceptedAt
            """)
    List<PartnershipTime> partnerships(UUID distributor, UUID reseller);

    @Query("select p.distributorId as distributor, p.resellerTenantId as reseller from PartnershipView p"
            + " where p.partnershipId = :partnership")
    List<Partners> partnersOf(UUID partnership);

    /** Whose a partnership is. */
    interface Partners {
        UUID getDistributor();

        /** Absent until it is known who it is. */
        @Nullable
        UUID getReseller();
    }

    /** From when until when two were partners; still, where there is no end. */
    interface PartnershipTime {
        Instant getSince();

        @Nullable
        Instant getUntil();
    }
}
