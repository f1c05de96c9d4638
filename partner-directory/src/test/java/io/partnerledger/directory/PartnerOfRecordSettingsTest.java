package io.partnerledger.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.PartnershipRule;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordRules.Required;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PartnerOfRecordSettingsTest {

    @Test
    void what_is_not_set_is_as_the_programme_has_it() {
        assertThat(rules(Map.of("ledger.por.required", "always")))
                .isEqualTo(new PartnerOfRecordRules(
                        PartnerOfRecordRules.defaults().validatedSince(),
                        Required.ALWAYS,
                        PartnerOfRecordRules.defaults().partnership(),
                        PartnerOfRecordRules.defaults().market()));
    }

    @Test
    void which_changes_are_validated_since_when_is_set_one_by_one() {
        PartnerOfRecordRules rules = rules(Map.of(
                "ledger.por.validated-since.support-contact", "2027-01-01T00:00:00Z",
                "ledger.por.validated-since.order", "2025-06-02T00:00:00Z",
                "ledger.por.exempt", "seats,billing-plan",
                "ledger.por.partnership-rule.term", "block"));

        assertThat(rules.validatedSince())
                .containsEntry(Change.SUPPORT_CONTACT, Instant.parse("2027-01-01T00:00:00Z"))
                .containsEntry(Change.ORDER, Instant.parse("2025-06-02T00:00:00Z"))
                .containsEntry(Change.TERM, Instant.parse("2025-12-01T00:00:00Z"))
                .doesNotContainKeys(Change.SEATS, Change.BILLING_PLAN, Change.RENEWAL);
        assertThat(rules.partnership())
                .containsEntry(Change.TERM, PartnershipRule.BLOCK)
                .containsEntry(Change.ORDER, PartnershipRule.BLOCK)
                .containsEntry(Change.SEATS, PartnershipRule.WARN);
    }

    private static PartnerOfRecordRules rules(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("ledger.por", PartnerOfRecordSettings.class)
                .rules();
    }
}
