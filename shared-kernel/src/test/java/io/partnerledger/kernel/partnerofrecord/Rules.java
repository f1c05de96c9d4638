package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The default rules with one thing set otherwise. */
final class Rules {

    private static final PartnerOfRecordRules DEFAULTS = PartnerOfRecordRules.defaults();

    private Rules() {}

    static PartnerOfRecordRules with(MarketRule market) {
        return with(DEFAULTS.required(), DEFAULTS.partnership(), market);
    }

    static PartnerOfRecordRules with(Required required) {
        return with(required, DEFAULTS.partnership(), DEFAULTS.market());
    }

    static PartnerOfRecordRules with(Map<Change, PartnershipRule> partnership) {
        return with(DEFAULTS.required(), partnership, DEFAULTS.market());
    }

    static PartnerOfRecordRules validating(Change change, Instant since) {
        Map<Change, Instant> all = new HashMap<>(DEFAULTS.validatedSince());
        all.put(change, since);
        return new PartnerOfRecordRules(all, DEFAULTS.required(), DEFAULTS.partnership(), DEFAULTS.market());
    }

    static PartnerOfRecordRules with(Required required, Map<Change, PartnershipRule> partnership, MarketRule market) {
        return new PartnerOfRecordRules(DEFAULTS.validatedSince(), required, partnership, market);
    }
}
