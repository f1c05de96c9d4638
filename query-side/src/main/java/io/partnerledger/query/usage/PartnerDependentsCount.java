package io.partnerledger.query.usage;

import io.partnerledger.events.following.Positions;
import io.partnerledger.kernel.partnership.FindPartnerDependents;
import io.partnerledger.kernel.partnership.PartnerDependents;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Tells the command side what rests on a reseller whose partnership is about to end. */
@Component
class PartnerDependentsCount {

    private final ResellerUsage usage;
    private final Positions positions;

    PartnerDependentsCount(ResellerUsage usage, Positions viewPositions) {
        this.usage = usage;
        this.positions = viewPositions;
    }

    @QueryHandler
    PartnerDependents handle(FindPartnerDependents query) {
        if (!positions.areServed(new UsageProjection().shape())) {
            throw new IllegalStateException("The counters are still being filled.");
        }
        Usage total =
                usage.of(query.distributor(), List.of(query.reseller())).getOrDefault(query.reseller(), Usage.NONE);
        return new PartnerDependents(
                total.subscriptions(), total.customers(), total.seats(), total.renewalsNext30Days());
    }
}
