package io.partnerledger.kernel.partnerofrecord;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import java.util.Map;
import java.util.Set;

/** The default rules with one thing set otherwise. */
final class Rules {

    private static final PartnerOfRecordRules DEFAULTS = PartnerOfRecordRules.defaults();

    private Rules() {}

    static PartnerOfRecordRules with(MarketRule market) {
        return with(DEFAULTS.required(), DEFAULTS.partnership(), market, DEFAULTS.exempt());
    }

    static PartnerOfRecordRules with(Required required) {
        return with(required, DEFAULTS.partnership(), DEFAULTS.market(), DEFAULTS.exempt());
    }

    static PartnerOfRecordRules with(Map<Change, PartnershipRule> partnership) {
        return with(DEFAULTS.required(), partnership, DEFAULTS.market(), DEFAULTS.exempt());
    }

    static PartnerOfRecordRules exempting(Set<Change> exempt) {
        return with(DEFAULTS.required(), DEFAULTS.partnership(), DEFAULTS.market(), exempt);
    }

    static PartnerOfRecordRules with(
            Required required, Map<Change, PartnershipRule> partnership, MarketRule market, Set<Change> exempt) {
        return new PartnerOfRecordRules(
                DEFAULTS.ordersFrom(), DEFAULTS.changesFrom(), required, partnership, market, exempt);
    }
}
