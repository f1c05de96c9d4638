package io.partnerledger.query.usage;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.kernel.partnership.FindPartnerDependents;
import io.partnerledger.kernel.partnership.PartnerDependents;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.usage.PartnerOfRecordUsage.InCountry;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells the command side what rests on a reseller whose partnership is about to end. */
@Component
class PartnerDependentsCount {

    private final PartnerOfRecordUsage usage;
    private final WhoIsWho whoIsWho;

    PartnerDependentsCount(PartnerOfRecordUsage usage, WhoIsWho whoIsWho) {
        this.usage = usage;
        this.whoIsWho = whoIsWho;
    }

    /** Under whichever of its PLA IDs, former ones included. */
    @QueryHandler
    PartnerDependents handle(FindPartnerDependents query) {
        Map<PlaId, List<InCountry>> carried = usage.of(query.distributor());
        Usage total = whoIsWho.asKnown(page -> carried.entrySet().stream()
                .filter(entry -> page.holderOf(entry.getKey())
                        .filter(query.reseller().value()::equals)
                        .isPresent())
                .flatMap(entry -> entry.getValue().stream())
                .map(InCountry::usage)
                .reduce(Usage.NONE, Usage::plus));
        return new PartnerDependents(
                total.subscriptions(), total.customers(), total.seats(), total.renewalsNext30Days());
    }
}
