package io.partnerledger.kernel.partnerofrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Customer;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Distributor;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Holder;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Location;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The policy against every combination of facts, rules, changes and times.
 *
 * <p>What is expected is told a second time, as the documents tell it and in their words, by {@link #expectedFailures}
 * and {@link #expectedToBlock}; neither uses the policy's types for anything but input.
 */
class EveryCombinationOfFactsTest {

    private static final Distributor RHEIN = Distributors.RHEIN;

    /** Germany's and France's region is Europe, the United States are a region, Russia is in none. */
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "RU");

    private static final Set<String> ONE_REGION = Set.of("DE-DE", "DE-FR", "FR-DE", "FR-FR", "US-US");
    private static final Set<String> BRINGS_A_SUBSCRIPTION = Set.of("order", "transfer", "migration");

    /** All that may be validated, and one of those that never are. */
    private static final Set<Change> CHANGES = EnumSet.of(
            Change.ORDER,
            Change.SEATS,
            Change.BILLING_PLAN,
            Change.TERM,
            Change.TRANSFER,
            Change.MIGRATION,
            Change.PARTNER_OF_RECORD,
            Change.RENEWAL,
            Change.SUSPENSION);

    private record Moment(Instant at, boolean ordersEnforced, boolean changesEnforced) {}

    private static final List<Moment> MOMENTS = List.of(
            new Moment(Instant.parse("2025-08-31T23:59:59.999Z"), false, false),
            new Moment(Instant.parse("2025-09-01T00:00:00Z"), true, false),
            new Moment(Instant.parse("2025-11-30T23:59:59.999Z"), true, false),
            new Moment(Instant.parse("2025-12-01T00:00:00Z"), true, true));

    private enum Partnerless {
        DEFAULT,
        ALWAYS_BLOCKED,
        ALWAYS_WARNED
    }

    private record Setting(Required required, Partnerless partnerless, MarketRule market, boolean renewalExempt) {

        PartnerOfRecordRules rules() {
            Map<Change, PartnershipRule> partnership = switch (partnerless) {
                case DEFAULT -> PartnerOfRecordRules.defaults().partnership();
                case ALWAYS_BLOCKED ->
                    Arrays.stream(Change.values())
                            .collect(Collectors.toMap(Function.identity(), c -> PartnershipRule.BLOCK));
                case ALWAYS_WARNED -> Map.of();
            };
            Map<Change, Instant> since =
                    new HashMap<>(PartnerOfRecordRules.defaults().validatedSince());
            if (!renewalExempt) {
                since.put(Change.RENEWAL, Instant.parse("2025-12-01T00:00:00Z"));
            }
            return new PartnerOfRecordRules(since, required, partnership, market);
        }
    }

    @Test // S40
    void the_verdict_is_the_documented_one_for_every_combination() {
        Map<String, Set<Boolean>> seen = new HashMap<>();
        long[] combinations = {0};
        List<PartnerOfRecordFacts> all = everyFact();
        for (Setting setting : everySetting()) {
            PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy(setting.rules());
            for (PartnerOfRecordFacts facts : all) {
                List<String> failures = expectedFailures(facts, setting.market());
                for (Change change : CHANGES) {
                    for (Moment moment : MOMENTS) {
                        Verdict verdict = policy.judge(facts, change, moment.at());
                        compare(verdict, failures, facts, setting, change, moment, seen);
                        combinations[0]++;
                    }
                }
            }
        }
        assertThat(combinations[0]).isEqualTo(24L * all.size() * 9 * 4);
        // Nothing above would have been shown by facts that never make a check fail, or never make it block.
        assertThat(seen)
                .hasSize(Check.values().length)
                .allSatisfy((check, blocks) -> assertThat(blocks).as(check).containsExactlyInAnyOrder(true, false));
    }

    private static void compare(
            Verdict verdict,
            List<String> failures,
            PartnerOfRecordFacts facts,
            Setting setting,
            Change change,
            Moment moment,
            Map<String, Set<Boolean>> seen) {
        boolean anyBlocks = false;
        boolean same = verdict.failures().size() == failures.size();
        for (int i = 0; same && i < failures.size(); i++) {
            Verdict.Failure failure = verdict.failures().get(i);
            boolean blocks = expectedToBlock(failures.get(i), facts, setting, change.code(), moment);
            seen.computeIfAbsent(failures.get(i), check -> new HashSet<>()).add(blocks);
            anyBlocks |= blocks;
            same = failure.check().code().equals(failures.get(i)) && failure.blocks() == blocks;
        }
        if (!same || verdict.valid() != failures.isEmpty() || verdict.enforced() != anyBlocks) {
            fail("%s%n%s %s %s%nexpected %s%nbut was %s", facts, setting, change, moment, failures, verdict);
        }
    }

    private static List<String> expectedFailures(PartnerOfRecordFacts facts, MarketRule rule) {
        if (facts.plaId() == null) {
            return List.of("pla-missing");
        }
        if (facts.holder() == null) {
            return List.of("pla-unknown");
        }
        if (facts.holder() instanceof Distributor holder) {
            return List.of(holder.equals(facts.distributor()) ? "own-pla" : "not-csp-reseller");
        }
        Reseller reseller = (Reseller) facts.holder();
        String place = reseller.location().country().code();
        List<String> failures = new ArrayList<>();
        if (!reseller.active()) {
            failures.add("tenant-suspended");
        }
        if (!reseller.agreementSigned()) {
            failures.add("agreement-unsigned");
        }
        switch (reseller.authorization()) {
            case NEVER -> failures.add("not-csp-reseller");
            case REVOKED -> failures.add("not-authorized");
            case AUTHORIZED -> {}
        }
        switch (reseller.location().status()) {
            case PENDING, REJECTED, RETIRED -> failures.add("location-not-authorized");
            case AUTHORIZED -> {}
        }
        if (facts.partnership() == Partnership.NONE) {
            failures.add("no-partnership");
        }
        if (place.equals("US") || place.equals("RU")) {
            failures.add("region-mismatch");
        }
        if (facts.customer() != null) {
            String market = facts.customer().market().code();
            boolean served =
                    rule == MarketRule.REGION ? ONE_REGION.contains(place + "-" + market) : place.equals(market);
            if (!served) {
                failures.add("market-mismatch");
            }
        }
        return failures;
    }

    private static boolean expectedToBlock(
            String check, PartnerOfRecordFacts facts, Setting setting, String change, Moment moment) {
        if (change.equals("suspension") || change.equals("renewal") && setting.renewalExempt()) {
            return false;
        }
        if (check.equals("pla-unknown") || check.equals("own-pla")) {
            return true;
        }
        if (change.equals("order") ? !moment.ordersEnforced() : !moment.changesEnforced()) {
            return false;
        }
        if (check.equals("pla-missing") && setting.required() == Required.ASSOCIATED) {
            return facts.customer() != null && facts.customer().associatedWithReseller();
        }
        if (check.equals("no-partnership")) {
            return switch (setting.partnerless()) {
                case DEFAULT -> BRINGS_A_SUBSCRIPTION.contains(change);
                case ALWAYS_BLOCKED -> true;
                case ALWAYS_WARNED -> false;
            };
        }
        return true;
    }

    @Test
    void mending_one_cause_takes_away_its_failure_and_no_other() {
        Set<Check> mended = new HashSet<>();
        for (MarketRule rule : MarketRule.values()) {
            PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy(Rules.with(rule));
            everyFact().stream()
                    .filter(facts -> facts.reseller().isPresent())
                    .forEach(facts -> policy.failedChecks(facts).forEach(check -> {
                        List<Check> others = new ArrayList<>(policy.failedChecks(facts));
                        others.remove(check);
                        if (canBeMended(check, facts, rule)) {
                            assertThat(policy.failedChecks(mend(check, facts)))
                                    .as("%s of %s", check, facts)
                                    .isEqualTo(others);
                            mended.add(check);
                        }
                    }));
        }
        assertThat(mended).hasSize(8);
    }

    /** A location in a country without region stays wrong wherever the distributor and the customer are. */
    private static boolean canBeMended(Check check, PartnerOfRecordFacts facts, MarketRule rule) {
        boolean placeInNoRegion =
                facts.reseller().orElseThrow().location().country().code().equals("RU");
        return switch (check) {
            case REGION_MISMATCH -> !placeInNoRegion;
            case MARKET_MISMATCH -> !placeInNoRegion || rule == MarketRule.COUNTRY;
            default -> true;
        };
    }

    private static PartnerOfRecordFacts mend(Check check, PartnerOfRecordFacts facts) {
        Reseller r = facts.reseller().orElseThrow();
        Location place = r.location();
        return switch (check) {
            case TENANT_SUSPENDED ->
                heldBy(new Reseller(r.tenant(), r.name(), true, r.authorization(), r.agreementSigned(), place), facts);
            case AGREEMENT_UNSIGNED ->
                heldBy(new Reseller(r.tenant(), r.name(), r.active(), r.authorization(), true, place), facts);
            case NOT_CSP_RESELLER, NOT_AUTHORIZED ->
                heldBy(
                        new Reseller(
                                r.tenant(),
                                r.name(),
                                r.active(),
                                CspAuthorization.AUTHORIZED,
                                r.agreementSigned(),
                                place),
                        facts);
            case LOCATION_NOT_AUTHORIZED ->
                heldBy(
                        new Reseller(
                                r.tenant(),
                                r.name(),
                                r.active(),
                                r.authorization(),
                                r.agreementSigned(),
                                new Location(place.country(), LocationStatus.AUTHORIZED)),
                        facts);
            case NO_PARTNERSHIP ->
                new PartnerOfRecordFacts(
                        facts.distributor(), facts.plaId(), facts.holder(), facts.customer(), Partnership.ACTIVE);
            case REGION_MISMATCH ->
                new PartnerOfRecordFacts(
                        new Distributor(facts.distributor().id(), place.country()),
                        facts.plaId(),
                        facts.holder(),
                        facts.customer(),
                        facts.partnership());
            case MARKET_MISMATCH ->
                new PartnerOfRecordFacts(
                        facts.distributor(),
                        facts.plaId(),
                        facts.holder(),
                        new Customer(place.country(), facts.customer().associatedWithReseller()),
                        facts.partnership());
            default -> throw new IllegalArgumentException(check.code());
        };
    }

    @Test
    void what_is_not_asked_does_not_matter() {
        everyVerdict((policy, facts) -> {
            if (facts.partnership() == Partnership.NOT_ASKED) {
                assertThat(policy.failedChecks(facts))
                        .isEqualTo(policy.failedChecks(new PartnerOfRecordFacts(
                                facts.distributor(),
                                facts.plaId(),
                                facts.holder(),
                                facts.customer(),
                                Partnership.ACTIVE)));
            }
            if (facts.customer() == null) {
                assertThat(policy.failedChecks(facts)).doesNotContain(Check.MARKET_MISMATCH);
            }
        });
    }

    @Test
    void who_the_reseller_is_does_not_matter_but_how_it_stands() {
        everyVerdict((policy, facts) -> facts.reseller()
                .ifPresent(r -> assertThat(policy.failedChecks(facts))
                        .isEqualTo(policy.failedChecks(heldBy(
                                new Reseller(
                                        new ResellerTenantId(new UUID(1, 2)),
                                        "Minami Cloud",
                                        r.active(),
                                        r.authorization(),
                                        r.agreementSigned(),
                                        r.location()),
                                facts)))));
    }

    private static void everyVerdict(Asking asking) {
        for (MarketRule rule : MarketRule.values()) {
            PartnerOfRecordPolicy policy = new PartnerOfRecordPolicy(Rules.with(rule));
            everyFact().forEach(facts -> asking.ask(policy, facts));
        }
    }

    private interface Asking {
        void ask(PartnerOfRecordPolicy policy, PartnerOfRecordFacts facts);
    }

    private static PartnerOfRecordFacts heldBy(Holder holder, PartnerOfRecordFacts facts) {
        return new PartnerOfRecordFacts(
                facts.distributor(), facts.plaId(), holder, facts.customer(), facts.partnership());
    }

    private static List<Setting> everySetting() {
        List<Setting> settings = new ArrayList<>();
        for (Required required : Required.values()) {
            for (Partnerless partnerless : Partnerless.values()) {
                for (MarketRule market : MarketRule.values()) {
                    settings.add(new Setting(required, partnerless, market, true));
                    settings.add(new Setting(required, partnerless, market, false));
                }
            }
        }
        return settings;
    }

    private static List<PartnerOfRecordFacts> everyFact() {
        List<PartnerOfRecordFacts> all = new ArrayList<>();
        everyPartnershipAndCustomer(sale -> {
            all.add(new PartnerOfRecordFacts(RHEIN, null, null, sale.customer(), sale.partnership()));
            all.add(sale);
            all.add(heldBy(RHEIN, sale));
            all.add(heldBy(Distributors.KANTO, sale));
            everyReseller().forEach(reseller -> all.add(heldBy(reseller, sale)));
        });
        return all;
    }

    private static void everyPartnershipAndCustomer(Consumer<PartnerOfRecordFacts> sales) {
        List<Customer> customers = new ArrayList<>();
        customers.add(null);
        for (String market : COUNTRIES) {
            customers.add(new Customer(Country.of(market), true));
            customers.add(new Customer(Country.of(market), false));
        }
        for (Customer customer : customers) {
            for (Partnership partnership : Partnership.values()) {
                sales.accept(new PartnerOfRecordFacts(RHEIN, Sale.PLA_ID, null, customer, partnership));
            }
        }
    }

    private static List<Reseller> everyReseller() {
        List<Reseller> resellers = new ArrayList<>();
        for (boolean active : new boolean[] {true, false}) {
            for (boolean signed : new boolean[] {true, false}) {
                for (CspAuthorization authorization : CspAuthorization.values()) {
                    for (LocationStatus status : LocationStatus.values()) {
                        for (String country : COUNTRIES) {
                            resellers.add(Resellers.reseller(active, authorization, signed, status, country));
                        }
                    }
                }
            }
        }
        return resellers;
    }
}
