package io.partnerledger.query.insights;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.directory.WhoIsWho.ListedReseller;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.query.partnership.PartnershipView;
import io.partnerledger.query.partnership.Partnerships;
import io.partnerledger.query.standing.LocationView;
import io.partnerledger.query.standing.Locations;
import io.partnerledger.query.standing.StandingView;
import io.partnerledger.query.standing.Standings;
import io.partnerledger.query.usage.PartnerOfRecordUsage;
import io.partnerledger.query.usage.PartnerOfRecordUsage.InCountry;
import io.partnerledger.query.usage.PartnerOfRecordUsage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A distributor's established partners of record that would fail, and what depends on them (S53–S55).
 *
 * <p>The cost grows with the partners, not with the subscriptions: standing is one judgement for each PLA ID, what
 * depends on it a few counters.
 */
@Component
class InvalidPartners {

    private final WhoIsWho whoIsWho;
    private final PartnerOfRecordPolicy policy;
    private final Partnerships partnerships;
    private final Standings standings;
    private final Locations locations;
    private final PartnerOfRecordUsage usage;

    InvalidPartners(
            WhoIsWho whoIsWho,
            PartnerOfRecordPolicy policy,
            Partnerships partnerships,
            Standings standings,
            Locations locations,
            PartnerOfRecordUsage usage) {
        this.whoIsWho = whoIsWho;
        this.policy = policy;
        this.partnerships = partnerships;
        this.standings = standings;
        this.locations = locations;
        this.usage = usage;
    }

    /** All of them, those that carry most first. */
    Found of(DistributorId distributor) {
        Map<UUID, PartnershipView> established =
                partnerships.findByDistributorIdAndStatus(distributor.value(), "active").stream()
                        .collect(Collectors.toMap(PartnershipView::resellerTenantId, Function.identity()));
        Map<PlaId, List<InCountry>> carried = usage.of(distributor);
        Map<UUID, StandingView> standing = standings.findByTenantIdIn(established.keySet()).stream()
                .collect(Collectors.toMap(StandingView::tenantId, Function.identity()));
        Map<PlaId, LocationView> location = locations.findByTenantIdIn(established.keySet()).stream()
                .collect(Collectors.toMap(LocationView::plaId, Function.identity()));
        return whoIsWho.asOfNow(page -> {
            List<InvalidPartner> invalid = new ArrayList<>();
            plaIdsOf(established.keySet(), carried.keySet(), page).forEach((plaId, reseller) -> {
                UUID tenant = reseller.id().value();
                Failing failing = failing(distributor, plaId, carried.getOrDefault(plaId, List.of()), page);
                if (!failing.checks.isEmpty()) {
                    invalid.add(new InvalidPartner(
                            reseller,
                            plaId,
                            failing.country,
                            List.copyOf(failing.checks),
                            failing.usage,
                            invalidSince(
                                    failing.checks, established.get(tenant), standing.get(tenant), location.get(plaId)),
                            reason(failing.checks, standing.get(tenant))));
                }
            });
            invalid.sort(InvalidPartner.MOST_CARRIED_FIRST);
            return new Found(page.position(), List.copyOf(invalid));
        });
    }

    /** Each partner's current PLA ID, and former ones that still carry something. */
    private static Map<PlaId, ListedReseller> plaIdsOf(Set<UUID> established, Set<PlaId> carrying, WhoIsWho.Page page) {
        Map<PlaId, ListedReseller> plaIds = new HashMap<>();
        Set<PlaId> candidates = new LinkedHashSet<>(carrying);
        for (UUID tenant : established) {
            page.reseller(new ResellerTenantId(tenant)).ifPresent(reseller -> candidates.add(reseller.plaId()));
        }
        for (PlaId plaId : candidates) {
            page.holderOf(plaId)
                    .filter(established::contains)
                    .flatMap(tenant -> page.reseller(new ResellerTenantId(tenant)))
                    .ifPresent(reseller -> plaIds.put(plaId, reseller));
        }
        return plaIds;
    }

    /** What fails in itself concerns all it carries; what fails in a market only what it carries there. */
    private Failing failing(DistributorId distributor, PlaId plaId, List<InCountry> carried, WhoIsWho.Page page) {
        PartnerOfRecordFacts facts = page.factsFor(distributor, plaId, null);
        Set<Check> checks = EnumSet.noneOf(Check.class);
        checks.addAll(policy.failedChecks(facts));
        Usage concerned = Usage.NONE;
        for (InCountry in : carried) {
            List<Check> there = policy.failedChecks(
                    page.factsFor(distributor, plaId, new PartnerOfRecordFacts.Customer(in.country(), true)));
            checks.addAll(there);
            if (!there.isEmpty()) {
                concerned = concerned.plus(in.usage());
            }
        }
        return new Failing(checks, facts.reseller().orElseThrow().location().country(), concerned);
    }

    /** Before the two were partners, the board had nothing to say of it. */
    private static Instant invalidSince(
            Set<Check> checks,
            PartnershipView partnership,
            @Nullable StandingView standing,
            @Nullable LocationView location) {
        Instant partners = Objects.requireNonNull(partnership.since());
        if (standing == null || location == null) {
            return partners;
        }
        Instant failing = checks.stream()
                .map(check -> standing.since(check, location))
                .min(Comparator.naturalOrder())
                .orElse(partners);
        return failing.isAfter(partners) ? failing : partners;
    }

    private static @Nullable String reason(Set<Check> checks, @Nullable StandingView standing) {
        return standing != null && checks.contains(Check.TENANT_SUSPENDED) ? standing.suspensionReason() : null;
    }

    /** @param country of the location the PLA ID stands for */
    private record Failing(Set<Check> checks, Country country, Usage usage) {}

    /** @param position what was known */
    record Found(long position, List<InvalidPartner> partners) {}

    /**
     * A partner of record that would fail.
     *
     * @param country of the location the PLA ID stands for, which for a former one need not be the current
     * @param usage what it carries that would
     * @param since since when one of the checks fails without a break
     * @param suspensionReason as the programme gave it
     */
    record InvalidPartner(
            ListedReseller reseller,
            PlaId plaId,
            Country country,
            List<Check> failures,
            Usage usage,
            Instant since,
            @Nullable String suspensionReason) {

        private static final Comparator<InvalidPartner> MOST_CARRIED_FIRST = Comparator.comparingLong(
                        (InvalidPartner partner) -> partner.usage.subscriptions())
                .reversed()
                .thenComparing(partner -> partner.plaId.value());
    }
}
