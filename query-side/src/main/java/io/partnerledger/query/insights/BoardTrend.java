package io.partnerledger.query.insights;

import io.partnerledger.directory.PastDirectoryProjection;
import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.events.following.Dated;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.query.Views;
import io.partnerledger.query.reading.OneMoment;
import io.partnerledger.query.usage.PartnerOfRecordUsage;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Asked;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Carrying;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Held;
import io.partnerledger.query.usage.UsageProjection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much was on a distributor's board at the end of each day.
 *
 * <p>What it costs grows with the partners and with what changed for those that failed: each is judged once for the time
 * between two changes, and what was carried is read of those alone that were on the board, on the days they were.
 */
@Component
class BoardTrend {

    private final WhoWasWho whoWasWho;
    private final PartnerOfRecordPolicy policy;
    private final PartnerOfRecordUsage usage;
    private final OneMoment oneMoment;

    BoardTrend(WhoWasWho whoWasWho, PartnerOfRecordPolicy policy, PartnerOfRecordUsage usage, OneMoment oneMoment) {
        this.oneMoment = oneMoment;
        this.whoWasWho = whoWasWho;
        this.policy = policy;
        this.usage = usage;
    }

    /** Of each day (UTC) from the first to the last; of today, as it is now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Point> of(DistributorId distributor, LocalDate first, LocalDate last, LocalDate today) {
        oneMoment.of(new UsageProjection(), new PastDirectoryProjection(Views.SCHEMA));
        List<Moment> moments = first.datesUntil(last.plusDays(1))
                .map(day -> new Moment(day, day.isBefore(today) ? endOf(day) : Dated.LATEST))
                .toList();
        Instant from = moments.get(0).time;
        Instant to = moments.get(moments.size() - 1).time;
        List<OnTheBoard> failing = everOnTheBoard(distributor, moments, from, to);
        Map<Instant, Held> held = usage.heldAt(
                distributor,
                moments.stream()
                        .flatMap(moment -> failing.stream().flatMap(each -> each.concerned(moment.time)))
                        .toList());
        return moments.stream()
                .map(moment -> point(moment, failing, held.getOrDefault(moment.time, Held.NONE)))
                .toList();
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

    private static Point point(Moment moment, List<OnTheBoard> failing, Held held) {
        long resellers = failing.stream()
                .filter(each -> each.times.at(moment.time).isPresent())
                .map(OnTheBoard::tenant)
                .distinct()
                .count();
        return new Point(moment.day, resellers, held.subscriptions(), held.seats());
    }

    /** @param time that stands for the day: its end */
    private record Moment(LocalDate day, Instant time) {}

    private record OnTheBoard(UUID tenant, PlaId plaId, TimesOnTheBoard times) {

        /** Where it carried at that time what would have failed. */
        Stream<Asked> concerned(Instant time) {
            return times.at(time).stream()
                    .flatMap(wrong -> wrong.markets().map(country -> new Asked(plaId, country, time)));
        }
    }

    /** @param resellers invalid at the end of the day, and the subscriptions and seats that would have failed */
    record Point(LocalDate day, long resellers, long subscriptions, long seats) {}
}
