package io.partnerledger.query.insights;

import io.partnerledger.directory.PastDirectoryProjection;
import io.partnerledger.directory.WhoIsWho.ListedReseller;
import io.partnerledger.directory.WhoIsWho.Page;
import io.partnerledger.directory.WhoWasWho;
import io.partnerledger.events.following.Dated;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Projection;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.Views;
import io.partnerledger.query.reading.OneMoment;
import io.partnerledger.query.usage.PartnerOfRecordUsage;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Carried;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Carrying;
import io.partnerledger.query.usage.PartnerOfRecordUsage.InCountry;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import io.partnerledger.query.usage.UsageProjection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A distributor's established partners of record that would fail, and what depends on them (S53–S55), now or as of a
 * time.
 *
 * <p>The cost grows with the partners, not with the subscriptions: standing is one judgement for each PLA ID and
 * country, what depends on it a few counters.
 */
@Component
class InvalidPartners {

    private static final Projection USAGE = new UsageProjection();
    private static final Projection PAST_DIRECTORY = new PastDirectoryProjection(Views.SCHEMA);

    private final WhoWasWho whoWasWho;
    private final PartnerOfRecordPolicy policy;
    private final PartnerOfRecordUsage usage;
    private final Positions positions;
    private final OneMoment moment;
    private final Clock clock;

    InvalidPartners(
            WhoWasWho whoWasWho,
            PartnerOfRecordPolicy policy,
            PartnerOfRecordUsage usage,
            Positions viewPositions,
            OneMoment moment,
            Clock clock) {
        this.whoWasWho = whoWasWho;
        this.policy = policy;
        this.usage = usage;
        this.positions = viewPositions;
        this.moment = moment;
        this.clock = clock;
    }

    /** All that fail now, those that carry most first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found now(DistributorId distributor) {
        moment.of(USAGE, PAST_DIRECTORY);
        long known = Math.min(positions.of(USAGE.shape()), positions.of(PAST_DIRECTORY.shape()));
        Instant now = clock.instant();
        WhoWasWho.Then then = whoWasWho.partnersOf(distributor, Dated.LATEST);
        Carried carried = usage.asOf(distributor, now, Dated.LATEST);
        return new Found(now, known, invalid(distributor, then, carried, Dated.LATEST));
    }

    /** All that failed at that time. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Found asOf(DistributorId distributor, Instant time) {
        moment.of(USAGE, PAST_DIRECTORY);
        WhoWasWho.Then then = whoWasWho.partnersOf(distributor, time);
        Carried carried = usage.asOf(distributor, time, time);
        return new Found(
                time, Math.max(then.page().position(), carried.position()), invalid(distributor, then, carried, time));
    }

    private List<InvalidPartner> invalid(
            DistributorId distributor, WhoWasWho.Then then, Carried carried, Instant time) {
        Map<PlaId, ListedReseller> holders = new LinkedHashMap<>();
        Map<PlaId, Wrong> wrong = new LinkedHashMap<>();
        candidates(then, carried.byPlaId().keySet())
                .forEach(plaId -> then.page()
                        .holderOf(plaId)
                        .flatMap(tenant -> then.page().reseller(new ResellerTenantId(tenant)))
                        .ifPresent(reseller -> Wrong.with(
                                        plaId,
                                        reseller.id().value(),
                                        distributor,
                                        countries(carried.byPlaId().get(plaId)),
                                        then.page(),
                                        policy)
                                .ifPresent(found -> {
                                    holders.put(plaId, reseller);
                                    wrong.put(plaId, found);
                                })));
        WhoWasWho.History history = whoWasWho.historyOf(
                holders.values().stream().map(reseller -> reseller.id().value()).toList(), distributor, time);
        Map<PlaId, List<Carrying>> carrying = usage.carrying(distributor, holders.keySet(), time);
        List<InvalidPartner> invalid = new ArrayList<>();
        wrong.forEach((plaId, found) -> {
            ListedReseller reseller = holders.get(plaId);
            UUID tenant = reseller.id().value();
            invalid.add(new InvalidPartner(
                    reseller,
                    plaId,
                    found.country(),
                    List.copyOf(found.checks()),
                    concerned(found::concerns, carried.byPlaId().get(plaId)),
                    byCheck(found, carried.byPlaId().get(plaId)),
                    new TimesOnTheBoard(
                                    plaId,
                                    tenant,
                                    distributor,
                                    history,
                                    carrying.getOrDefault(plaId, List.of()),
                                    policy)
                            .since(time),
                    then.suspensionReason(tenant).orElse(null)));
        });
        invalid.sort(InvalidPartner.MOST_CARRIED_FIRST);
        return List.copyOf(invalid);
    }

    /** Each partner's current PLA ID, and whatever carries something. */
    private static Set<PlaId> candidates(WhoWasWho.Then then, Set<PlaId> carrying) {
        Set<PlaId> candidates = new LinkedHashSet<>(carrying);
        Page page = then.page();
        then.partners()
                .forEach(tenant -> page.reseller(new ResellerTenantId(tenant))
                        .ifPresent(reseller -> candidates.add(reseller.plaId())));
        return candidates;
    }

    private static List<Country> countries(@Nullable List<InCountry> carried) {
        return carried == null
                ? List.of()
                : carried.stream().map(InCountry::country).toList();
    }

    private static Map<Check, Usage> byCheck(Wrong wrong, @Nullable List<InCountry> carried) {
        Map<Check, Usage> byCheck = new EnumMap<>(Check.class);
        wrong.checks()
                .forEach(check -> byCheck.put(check, concerned(market -> wrong.concerns(market, check), carried)));
        return byCheck;
    }

    private static Usage concerned(Predicate<Country> market, @Nullable List<InCountry> carried) {
        return (carried == null ? Stream.<InCountry>empty() : carried.stream())
                .filter(in -> market.test(in.country()))
                .map(InCountry::usage)
                .reduce(Usage.NONE, Usage::plus);
    }

    /**
     * @param asOf the time it is about
     * @param position what was known
     */
    record Found(Instant asOf, long position, List<InvalidPartner> partners) {}

    /**
     * A partner of record that would fail.
     *
     * @param country of the location the PLA ID stands for, which for a former one need not be the current
     * @param usage what it carries that would
     * @param byCheck what of it would by each check
     * @param since since when it is on the board without a break, whatever was wrong with it
     * @param suspensionReason as the programme gave it
     */
    record InvalidPartner(
            ListedReseller reseller,
            PlaId plaId,
            Country country,
            List<Check> failures,
            Usage usage,
            Map<Check, Usage> byCheck,
            Instant since,
            @Nullable String suspensionReason) {

        private static final Comparator<InvalidPartner> MOST_CARRIED_FIRST = Comparator.comparingLong(
                        (InvalidPartner partner) -> partner.usage.subscriptions())
                .reversed()
                .thenComparing(partner -> partner.plaId.value());
    }
}
