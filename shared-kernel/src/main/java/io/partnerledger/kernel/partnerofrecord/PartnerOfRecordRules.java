package io.partnerledger.kernel.partnerofrecord;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What of the policy can be set: where the programme's documents differ or leave a choice, and the dates.
 *
 * @param validatedSince from when the checks block which change (S37); one left out is never blocked
 * @param required when a missing partner of record blocks
 * @param partnership what a missing partnership does, by change; a change left out is warned of
 * @param market how a location and a customer's market must agree (S58)
 */
public record PartnerOfRecordRules(
        Map<Change, Instant> validatedSince,
        Required required,
        Map<Change, PartnershipRule> partnership,
        MarketRule market) {

    public PartnerOfRecordRules {
        validatedSince = Map.copyOf(validatedSince);
        Objects.requireNonNull(required);
        Objects.requireNonNull(market);
        Map<Change, PartnershipRule> complete = new EnumMap<>(Change.class);
        for (Change change : Change.values()) {
            complete.put(change, partnership.getOrDefault(change, PartnershipRule.WARN));
        }
        partnership = Collections.unmodifiableMap(complete);
    }

    /**
     * Orders from 1 September 2025 (S37), changes from 1 December 2025, as {@link ValidatedChanges} has it.
     *
     * <p>A missing partnership blocks what brings a subscription to a reseller (S14), but must not freeze one that
     * exists, since unlisted PLA IDs are allowed there (S67).
     */
    public static PartnerOfRecordRules defaults() {
        return new PartnerOfRecordRules(
                ValidatedChanges.current().since(),
                Required.ASSOCIATED,
                Map.of(
                        Change.ORDER, PartnershipRule.BLOCK,
                        Change.TRANSFER, PartnershipRule.BLOCK,
                        Change.MIGRATION, PartnershipRule.BLOCK),
                MarketRule.REGION);
    }

    /** Whether the change is ever blocked. */
    boolean validate(Change change) {
        return validatedSince.containsKey(change);
    }

    boolean inForce(Change change, Instant at) {
        Instant since = validatedSince.get(change);
        return since != null && !at.isBefore(since);
    }

    /** When a missing partner of record blocks. */
    public enum Required {
        /** Where the customer has an associated reseller; a customer of the distributor's own needs none. */
        ASSOCIATED,
        ALWAYS
    }

    /** What a missing partnership does. */
    public enum PartnershipRule {
        BLOCK,
        WARN
    }

    /** How a location and a customer's market must agree. */
    public enum MarketRule {
        /** One location serves all markets of its CSP region. */
        REGION,
        /** Each market needs a location of its own. */
        COUNTRY
    }
}
