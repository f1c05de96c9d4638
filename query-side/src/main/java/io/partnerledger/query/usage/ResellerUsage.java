package io.partnerledger.query.usage;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.events.following.Dated;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.reading.OneMoment;
import io.partnerledger.query.usage.PartnerOfRecordUsage.InCountry;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How much depends on a distributor's resellers, under whichever of their PLA IDs, former ones included. */
@Component
public class ResellerUsage {

    private final PartnerOfRecordUsage usage;
    private final WhoIsWho whoIsWho;
    private final OneMoment moment;

    ResellerUsage(PartnerOfRecordUsage usage, WhoIsWho whoIsWho, OneMoment moment) {
        this.moment = moment;
        this.usage = usage;
        this.whoIsWho = whoIsWho;
    }

    /** By reseller; those that carry nothing are absent. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<ResellerTenantId, Usage> of(DistributorId distributor, Collection<ResellerTenantId> resellers) {
        moment.of(new UsageProjection());
        Map<PlaId, List<InCountry>> carried = usage.of(distributor);
        Map<UUID, List<PlaId>> held = whoIsWho.asKnown(page -> byHolder(carried.keySet(), page));
        return of(distributor, resellers, carried, held, Dated.LATEST);
    }

    /** The same at that time, from what was known of the resellers then. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<ResellerTenantId, Usage> asOf(
            DistributorId distributor, Collection<ResellerTenantId> resellers, WhoIsWho.Page then, Instant time) {
        moment.of(new UsageProjection());
        Map<PlaId, List<InCountry>> carried =
                usage.asOf(distributor, time, time).byPlaId();
        return of(distributor, resellers, carried, byHolder(carried.keySet(), then), time);
    }

    private static Map<UUID, List<PlaId>> byHolder(Collection<PlaId> plaIds, WhoIsWho.Page page) {
        return plaIds.stream()
                .filter(plaId -> page.holderOf(plaId).isPresent())
                .collect(Collectors.groupingBy(plaId -> page.holderOf(plaId).orElseThrow()));
    }

    private Map<ResellerTenantId, Usage> of(
            DistributorId distributor,
            Collection<ResellerTenantId> resellers,
            Map<PlaId, List<InCountry>> carried,
            Map<UUID, List<PlaId>> held,
            Instant time) {
        Map<ResellerTenantId, Usage> usages = new HashMap<>();
        for (ResellerTenantId reseller : resellers) {
            List<PlaId> plaIds = held.getOrDefault(reseller.value(), List.of());
            if (!plaIds.isEmpty()) {
                usages.put(reseller, total(distributor, plaIds, carried, time));
            }
        }
        return usages;
    }

    private Usage total(
            DistributorId distributor, List<PlaId> plaIds, Map<PlaId, List<InCountry>> carried, Instant time) {
        Usage sum = plaIds.stream()
                .flatMap(plaId -> carried.get(plaId).stream())
                .map(InCountry::usage)
                .reduce(Usage.NONE, Usage::plus);
        // Counters know the customers of each PLA ID; only several of them can have customers in common.
        return plaIds.size() == 1
                ? sum
                : new Usage(
                        sum.subscriptions(),
                        usage.customers(distributor, plaIds, time),
                        sum.seats(),
                        sum.renewalsNext30Days());
    }
}
