package io.partnerledger.directory;

import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an installation sets otherwise than {@link PartnerOfRecordRules#defaults()}; what is absent stays as there.
 *
 * @param validatedSince from when a kind of change needs a valid partner of record
 * @param partnershipRule what comes of a missing partnership with one kind of change
 * @param exempt the kinds of change that never need a valid partner of record
 */
@ConfigurationProperties("ledger.por")
public record PartnerOfRecordSettings(
        @Nullable Map<Change, Instant> validatedSince,
        @Nullable Required required,
        @Nullable Map<Change, PartnershipRule> partnershipRule,
        @Nullable MarketRule marketRule,
        @Nullable Set<Change> exempt) {

    PartnerOfRecordRules rules() {
        PartnerOfRecordRules defaults = PartnerOfRecordRules.defaults();
        return new PartnerOfRecordRules(
                validatedSince(defaults),
                Objects.requireNonNullElse(required, defaults.required()),
                partnership(defaults),
                Objects.requireNonNullElse(marketRule, defaults.market()));
    }

    private Map<Change, Instant> validatedSince(PartnerOfRecordRules defaults) {
        Map<Change, Instant> since = new HashMap<>(defaults.validatedSince());
        if (validatedSince != null) {
            since.putAll(validatedSince);
        }
        if (exempt != null) {
            since.keySet().removeAll(exempt);
        }
        return since;
    }

    private Map<Change, PartnershipRule> partnership(PartnerOfRecordRules defaults) {
        Map<Change, PartnershipRule> rules = new HashMap<>(defaults.partnership());
        if (partnershipRule != null) {
            rules.putAll(partnershipRule);
        }
        return rules;
    }
}
