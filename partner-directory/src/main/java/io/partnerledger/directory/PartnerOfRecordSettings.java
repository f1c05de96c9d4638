package io.partnerledger.directory;

import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.MarketRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What an installation sets otherwise than {@link PartnerOfRecordRules#defaults()}; what is absent stays as there. */
@ConfigurationProperties("ledger.por")
public record PartnerOfRecordSettings(
        @Nullable Instant ordersFrom,
        @Nullable Instant changesFrom,
        @Nullable Required required,
        @Nullable Map<Change, PartnershipRule> partnershipRule,
        @Nullable MarketRule marketRule,
        @Nullable Set<Change> exempt) {

    PartnerOfRecordRules rules() {
        PartnerOfRecordRules defaults = PartnerOfRecordRules.defaults();
        return new PartnerOfRecordRules(
                Objects.requireNonNullElse(ordersFrom, defaults.ordersFrom()),
                Objects.requireNonNullElse(changesFrom, defaults.changesFrom()),
                Objects.requireNonNullElse(required, defaults.required()),
                Objects.requireNonNullElse(partnershipRule, defaults.partnership()),
                Objects.requireNonNullElse(marketRule, defaults.market()),
                Objects.requireNonNullElse(exempt, defaults.exempt()));
    }
}
