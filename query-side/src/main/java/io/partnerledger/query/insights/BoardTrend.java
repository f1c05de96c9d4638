package io.partnerledger.query.insights;

import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.events.following.Dated;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.usage.PartnerOfRecordUsage;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Carrying;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Held;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much was on a distributor's board at the end of each day.
 *
 * <p>What it costs grows with the partners and with what changed for those that failed: each is judged once for the time
 * between two changes, and what was carried is read of those alone that were on the board.
 */
@Component
class BoardTrend {

    private final WhoWasWho whoWasWho;
    private final PartnerOfRecordPolicy policy;
    private final PartnerOfRecordUsage usage;

    BoardTrend(WhoWasWho whoWasWho, PartnerOfRecordPolicy policy, PartnerOfRecordUsage usage) {
        this.whoWasWho = whoWasWho;
        this.policy = policy;
        this.usage = usage;
    }

    /** Of each day (UTC) from the first to the last; of today, as it is now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Point> of(DistributorId distributor, LocalDate first, LocalDate last, LocalDate today) {
        List<Moment> moments = first.datesUntil(last.plusDays(1))
                .map(day -> new Moment(day, day.isBefore(today) ? endOf(day) : Dated.LATEST))
                .toList();
        Instant from = moments.get(0).time;
        Instant to = moments.get(moments.size() - 1).time;
        List<OnTheBoard> failing = everOnTheBoard(distributor, moments, from, to);
        Map<PlaId, List<Held>> held = usage.heldBetween(
                distributor, failing.stream().map(OnTheBoard::plaId).toList(), from, to);
        return moments.stream().map(moment -> point(moment, failing, held)).toList();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS);
    }

    private List<OnTheBoard> everOnTheBoard(DistributorId distributor, List<Moment> moments, Instant from, Instant to) {
        Set<UUID> partners = whoWasWho.partnersBetween(distributor, from, to);
        WhoWasWho.History history = whoWasWho.historyOf(partners, distributor, to);
        Map<UUID, Set<PlaId>> plaIds = partners.stream().collect(Collectors.toMap(tenant -> tenant, history::plaIds));
        Map<PlaId, List<Carrying>> carrying = usage.carrying(
                distributor, plaIds.values().stream().flatMap(Set::stream).toList(), to);
        List<OnTheBoard> ever = new ArrayList<>();
        plaIds.forEach((tenant, held) -> held.forEach(plaId -> {
            TimesOnTheBoard times = new TimesOnTheBoard(
                    plaId, tenant, distributor, history, carrying.getOrDefault(plaId, List.of()), policy);
            if (moments.stream().anyMatch(moment -> times.at(moment.time).isPresent())) {
                ever.add(new OnTheBoard(tenant, plaId, times));
            }
        }));
        return ever;
    }

    private static Point point(Moment moment, List<OnTheBoard> failing, Map<PlaId, List<Held>> held) {
        List<OnTheBoard> then = failing.stream()
                .filter(each -> each.times.at(moment.time).isPresent())
                .toList();
        List<Held> concerned = then.stream()
                .flatMap(each -> {
                    Optional<Wrong> wrong = each.times.at(moment.time);
                    return held.getOrDefault(each.plaId, List.of()).stream()
                            .filter(some -> some.at(moment.time))
                            .filter(some -> wrong.orElseThrow().concerns(some.country()));
                })
                .toList();
        return new Point(
                moment.day,
                then.stream().map(OnTheBoard::tenant).distinct().count(),
                concerned.stream().mapToLong(Held::subscriptions).sum(),
                concerned.stream().mapToLong(Held::seats).sum());
    }

    /** @param time that stands for the day: its end */
    private record Moment(LocalDate day, Instant time) {}

    private record OnTheBoard(UUID tenant, PlaId plaId, TimesOnTheBoard times) {}

    /** @param resellers invalid at the end of the day, and the subscriptions and seats that would have failed */
    record Point(LocalDate day, long resellers, long subscriptions, long seats) {}
}
