package io.partnerledger.kernel.partnerofrecord;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of the policy can be set: where the programme's documents differ or leave a choice, and the dates.
 *
 * @param ordersFrom from when the checks block orders (S37)
 * @param changesFrom from when they block changes of existing subscriptions
 * @param required when a missing partner of record blocks
 * @param partnership what a missing partnership does, by change; a change left out is warned of
 * @param market how a location and a customer's market must agree (S58)
 * @param exempt changes that are judged but never blocked
 */
public record PartnerOfRecordRules(
        Instant ordersFrom,
        Instant changesFrom,
        Required required,
        Map<Change, PartnershipRule> partnership,
        MarketRule market,
        Set<Change> exempt) {

    public PartnerOfRecordRules {
        Objects.requireNonNull(ordersFrom);
        Objects.requireNonNull(changesFrom);
        Objects.requireNonNull(required);
        Objects.requireNonNull(market);
        Map<Change, PartnershipRule> complete = new EnumMap<>(Change.class);
        for (Change change : Change.values()) {
            complete.put(change, partnership.getOrDefault(change, PartnershipRule.WARN));
        }
        partnership = Collections.unmodifiableMap(complete);
        exempt = exempt.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(exempt));
    }

    /**
     * Orders from 1 September 2025 (S37), changes from 1 December 2025; renewals pass.
     *
     * <p>A missing partnership blocks what brings a subscription to a reseller (S14), but must not freeze one that
     * exists, since unlisted PLA IDs are allowed there (S67).
     */
    public static PartnerOfRecordRules defaults() {
        return new PartnerOfRecordRules(
                Instant.parse("2025-09-01T00:00:00Z"),
                Instant.parse("2025-12-01T00:00:00Z"),
                Required.ASSOCIATED,
                Map.of(
                        Change.ORDER, PartnershipRule.BLOCK,
                        Change.TRANSFER, PartnershipRule.BLOCK,
                        Change.MIGRATION, PartnershipRule.BLOCK),
                MarketRule.REGION,
                Set.of(Change.RENEWAL));
    }

    boolean inForce(Change change, Instant at) {
        return !at.isBefore(change == Change.ORDER ? ordersFrom : changesFrom);
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
