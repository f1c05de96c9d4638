package io.partnerledger.query.insights;

import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Carrying;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;

/** When a PLA ID was on a distributor's board, and for what; between two turns nothing changes. */
final class TimesOnTheBoard {

    private final PlaId plaId;
    private final UUID tenant;
    private final DistributorId distributor;
    private final WhoWasWho.History history;
    private final List<Carrying> carrying;
    private final PartnerOfRecordPolicy policy;
    private final NavigableSet<Instant> turns;
    private final Map<Instant, Optional<Wrong>> afterTurn = new HashMap<>();

    /** @param carrying from when to when it carried something */
    TimesOnTheBoard(
            PlaId plaId,
            UUID tenant,
            DistributorId distributor,
            WhoWasWho.History history,
            List<Carrying> carrying,
            PartnerOfRecordPolicy policy) {
        this.plaId = plaId;
        this.tenant = tenant;
        this.distributor = distributor;
        this.history = history;
        this.carrying = carrying;
        this.policy = policy;
        this.turns = history.turns(tenant);
        carrying.forEach(each -> {
            turns.add(each.since());
            turns.add(each.until());
        });
    }

    /** What was wrong at that time; empty where it wasn't on the board. */
    Optional<Wrong> at(Instant time) {
        Instant turn = turns.floor(time);
        return turn == null ? Optional.empty() : afterTurn.computeIfAbsent(turn, this::judged);
    }

    private Optional<Wrong> judged(Instant turn) {
        return Wrong.with(
                plaId,
                tenant,
                distributor,
                carrying.stream()
                        .filter(each -> each.at(turn))
                        .map(Carrying::country)
                        .distinct()
                        .toList(),
                history.at(turn, tenant),
                policy);
    }

    /** Since when, at that time, it has been on the board without a break, whatever was wrong with it. */
    Instant since(Instant time) {
        Instant since = time;
        for (Instant turn = turns.floor(time); turn != null && at(turn).isPresent(); turn = turns.lower(turn)) {
            since = turn;
        }
        return since;
    }
}
