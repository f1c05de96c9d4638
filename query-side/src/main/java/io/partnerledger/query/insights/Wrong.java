package io.partnerledger.query.insights;

import io.partnerledger.directory.WhoIsWho;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordPolicy;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is wrong with a partner's PLA ID as partner of record.
 *
 * <p>What fails in itself concerns all it carries; what fails in a market only what it carries there.
 *
 * @param country of the location the PLA ID stands for
 * @param there what is wrong for customers of each country it carries something in
 */
record Wrong(Country country, List<Check> inItself, Map<Country, List<Check>> there) {

    /**
     * Empty where nothing is wrong, or where the board has nothing to say: of a reseller that is no partner, and of a
     * former PLA ID that carries nothing (S55).
     *
     * @param carrying the countries of the customers it carries something for
     */
    static Optional<Wrong> with(
            PlaId plaId,
            UUID tenant,
            DistributorId distributor,
            Collection<Country> carrying,
            WhoIsWho.Page page,
            PartnerOfRecordPolicy policy) {
        ResellerTenantId reseller = new ResellerTenantId(tenant);
        Optional<PlaId> current = page.partnership(distributor, reseller)
                .flatMap(partnership -> page.reseller(reseller))
                .map(WhoIsWho.ListedReseller::plaId);
        boolean concerned = current.isPresent()
                && page.holderOf(plaId).filter(tenant::equals).isPresent()
                && (current.get().equals(plaId) || !carrying.isEmpty());
        if (!concerned) {
            return Optional.empty();
        }
        PartnerOfRecordFacts facts = page.factsFor(distributor, plaId, null);
        Map<Country, List<Check>> there = new HashMap<>();
        for (Country country : carrying) {
            there.computeIfAbsent(
                    country,
                    market -> policy.failedChecks(
                            page.factsFor(distributor, plaId, new PartnerOfRecordFacts.Customer(market, true))));
        }
        Wrong wrong = new Wrong(
                facts.reseller().orElseThrow().location().country(), policy.failedChecks(facts), Map.copyOf(there));
        return wrong.checks().isEmpty() ? Optional.empty() : Optional.of(wrong);
    }

    /** All that is wrong, in the order of the checks. */
    Set<Check> checks() {
        Set<Check> checks = EnumSet.noneOf(Check.class);
        checks.addAll(inItself);
        there.values().forEach(checks::addAll);
        return checks;
    }

    /** Where it carries something that would fail. */
    Stream<Country> markets() {
        return there.keySet().stream().filter(this::concerns);
    }

    /** Whether what it carries in that country would fail. */
    boolean concerns(Country market) {
        return !there.getOrDefault(market, inItself).isEmpty();
    }

    /** Whether what it carries in that country would fail by that check. */
    boolean concerns(Country market, Check check) {
        return there.getOrDefault(market, inItself).contains(check);
    }
}
