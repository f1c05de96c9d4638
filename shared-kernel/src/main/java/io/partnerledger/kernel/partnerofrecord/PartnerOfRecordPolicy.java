package io.partnerledger.kernel.partnerofrecord;

import static io.partnerledger.kernel.partnerofrecord.Check.AGREEMENT_UNSIGNED;
import static io.partnerledger.kernel.partnerofrecord.Check.LOCATION_NOT_AUTHORIZED;
import static io.partnerledger.kernel.partnerofrecord.Check.MARKET_MISMATCH;
import static io.partnerledger.kernel.partnerofrecord.Check.NOT_AUTHORIZED;
import static io.partnerledger.kernel.partnerofrecord.Check.NOT_CSP_RESELLER;
import static io.partnerledger.kernel.partnerofrecord.Check.NO_PARTNERSHIP;
import static io.partnerledger.kernel.partnerofrecord.Check.OWN_PLA;
import static io.partnerledger.kernel.partnerofrecord.Check.PLA_MISSING;
import static io.partnerledger.kernel.partnerofrecord.Check.PLA_UNKNOWN;
import static io.partnerledger.kernel.partnerofrecord.Check.REGION_MISMATCH;
import static io.partnerledger.kernel.partnerofrecord.Check.TENANT_SUSPENDED;
import static io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization.NEVER;
import static io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization.REVOKED;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.market.CspRegions;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Partnership;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.Reseller;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import io.partnerledger.kernel.partnerofrecord.Verdict.Failure;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * May this PLA ID be partner of record? All checks are asked, so that the answer names everything that is wrong (S40).
 *
 * <p>What is wrong depends on the facts alone ({@link #failedChecks}); whether it blocks depends on the change and the
 * time as well ({@link #judge}).
 */
public final class PartnerOfRecordPolicy {

    private final PartnerOfRecordRules rules;
    private final CspRegions regions;

    // In the order of Check. What is asked of a reseller holds of itself where the PLA ID is no reseller's.
    private final List<Question> questions = List.of(
            ask(PLA_MISSING, facts -> facts.plaId() != null), // S39
            ask(PLA_UNKNOWN, facts -> facts.plaId() == null || facts.holder() != null), // S43
            ask(OWN_PLA, facts -> !facts.heldByTheDistributorItself()),
            askReseller(TENANT_SUSPENDED, (reseller, facts) -> reseller.active()), // S41
            askReseller(AGREEMENT_UNSIGNED, (reseller, facts) -> reseller.agreementSigned()), // S25
            ask(NOT_CSP_RESELLER, facts -> !facts.heldByAnotherDistributor() && !neverAuthorized(facts)), // S41
            askReseller(NOT_AUTHORIZED, (reseller, facts) -> reseller.authorization() != REVOKED), // S41
            askReseller(LOCATION_NOT_AUTHORIZED, (reseller, facts) -> reseller.locationAuthorized()), // S43
            askReseller(NO_PARTNERSHIP, (reseller, facts) -> facts.partnership() != Partnership.NONE), // S14
            askReseller(REGION_MISMATCH, this::sellsInTheDistributorsRegion), // S42
            askReseller(MARKET_MISMATCH, this::servesTheCustomersMarket)); // S58

    /** The policy under these rules, with the CSP regions in force. */
    public PartnerOfRecordPolicy(PartnerOfRecordRules rules) {
        this(rules, CspRegions.current());
    }

    PartnerOfRecordPolicy(PartnerOfRecordRules rules, CspRegions regions) {
        this.rules = rules;
        this.regions = regions;
    }

    /** All that is wrong, in order, whatever is to be done with the partner of record and when. */
    public List<Check> failedChecks(PartnerOfRecordFacts facts) {
        return questions.stream()
                .filter(question -> !question.holds().test(facts))
                .map(Question::check)
                .toList();
    }

    /** All that is wrong, and what of it blocks the change at that time. */
    public Verdict judge(PartnerOfRecordFacts facts, Change change, Instant at) {
        return new Verdict(failedChecks(facts).stream()
                .map(check -> new Failure(check, blocks(check, facts, change, at)))
                .toList());
    }

    /** The same of a subscription as it stands: to have no partner of record is wrong only where one is required. */
    public Verdict judgeAsItStands(PartnerOfRecordFacts facts, Change change, Instant at) {
        return facts.plaId() == null && !requiredFor(facts) ? new Verdict(List.of()) : judge(facts, change, at);
    }

    /** Whether the change needs a valid partner of record, now or from some day on. */
    public boolean validates(Change change) {
        return rules.validate(change);
    }

    private boolean blocks(Check check, PartnerOfRecordFacts facts, Change change, Instant at) {
        if (!validates(change)) {
            return false;
        }
        return switch (check) {
            // Refused by Partner Center long before partners of record were validated.
            case PLA_UNKNOWN, OWN_PLA -> true;
            case PLA_MISSING -> rules.inForce(change, at) && requiredFor(facts);
            case NO_PARTNERSHIP ->
                rules.inForce(change, at) && rules.partnership().get(change) == PartnershipRule.BLOCK;
            default -> rules.inForce(change, at);
        };
    }

    private boolean requiredFor(PartnerOfRecordFacts facts) {
        return rules.required() == Required.ALWAYS
                || (facts.customer() != null && facts.customer().associatedWithReseller());
    }

    private boolean sellsInTheDistributorsRegion(Reseller reseller, PartnerOfRecordFacts facts) {
        return regions.sameRegion(
                reseller.location().country(), facts.distributor().country());
    }

    private boolean servesTheCustomersMarket(Reseller reseller, PartnerOfRecordFacts facts) {
        if (facts.customer() == null) {
            return true;
        }
        Country location = reseller.location().country();
        Country market = facts.customer().market();
        return rules.market() == MarketRule.COUNTRY ? location.equals(market) : regions.sameRegion(location, market);
    }

    private static boolean neverAuthorized(PartnerOfRecordFacts facts) {
        return facts.reseller()
                .filter(reseller -> reseller.authorization() == NEVER)
                .isPresent();
    }

    private static Question ask(Check check, Predicate<PartnerOfRecordFacts> holds) {
        return new Question(check, holds);
    }

    private static Question askReseller(Check check, BiPredicate<Reseller, PartnerOfRecordFacts> holds) {
        return new Question(
                check,
                facts -> facts.reseller()
                        .map(reseller -> holds.test(reseller, facts))
                        .orElse(true));
    }

    private record Question(Check check, Predicate<PartnerOfRecordFacts> holds) {}
}
