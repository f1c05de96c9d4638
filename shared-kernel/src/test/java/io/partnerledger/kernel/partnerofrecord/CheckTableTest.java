package io.partnerledger.kernel.partnerofrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.CspAuthorization;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts.LocationStatus;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.reference.ReferenceTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTableTest {

    private static final PlaId LONGEST = PlaId.of("123456789012");
    private static final int LONGEST_FAULT = 1024;

    private final CheckTable table = CheckTable.current();

    @ParameterizedTest // S50
    @CsvSource({
        "pla-missing, 800002, 400, DISTRIBUTOR",
        "pla-unknown, 800015, 404, DISTRIBUTOR",
        "own-pla, 2072, 404, DISTRIBUTOR",
        "tenant-suspended, 800039, 403, RESELLER",
        "agreement-unsigned, 900123, 403, RESELLER",
        "not-csp-reseller, 900154, 400, RESELLER",
        "not-authorized, 900154, 400, RESELLER",
        "location-not-authorized, 900154, 400, RESELLER",
        "no-partnership, 800016, 400, DISTRIBUTOR",
        "region-mismatch, 900154, 400, DISTRIBUTOR",
        "market-mismatch, 900154, 400, DISTRIBUTOR"
    })
    void every_check_has_its_code_status_and_actor(String check, int code, int status, Actor actor) {
        CheckTable.Entry entry = table.of(Check.of(check));

        assertThat(entry.partnerCenterCode()).isEqualTo(code);
        assertThat(entry.status()).isEqualTo(status);
        assertThat(entry.actor()).isEqualTo(actor);
        assertThat(entry.source()).isNotBlank();
    }

    @Test
    void the_checks_are_in_the_documented_order() {
        assertThat(Arrays.stream(Check.values()).map(Check::code))
                .containsExactly(
                        "pla-missing",
                        "pla-unknown",
                        "own-pla",
                        "tenant-suspended",
                        "agreement-unsigned",
                        "not-csp-reseller",
                        "not-authorized",
                        "location-not-authorized",
                        "no-partnership",
                        "region-mismatch",
                        "market-mismatch");
    }

    @Test
    void codes_no_document_gives_for_the_failure_are_marked_unverified() {
        assertThat(Arrays.stream(Check.values())
                        .filter(check -> !table.of(check).verified()))
                .containsExactly(Check.PLA_MISSING, Check.NO_PARTNERSHIP, Check.REGION_MISMATCH, Check.MARKET_MISMATCH);
    }

    @ParameterizedTest // S49
    @EnumSource
    void every_check_is_worded_in_english_and_in_japanese(Check check) {
        String english = table.of(check).description(Sale.PLA_ID, Locale.US);
        String japanese = table.of(check).description(Sale.PLA_ID, Locale.JAPAN);

        assertThat(english).matches("\\p{ASCII}+\\. \\p{ASCII}+\\.").contains("PLA ID");
        assertThat(japanese)
                .matches(".+。 .+。")
                .contains("PLA ID")
                .containsPattern("\\p{InHiragana}")
                .containsPattern("間接リセラー|ディストリビューター|顧客");
        assertThat(List.of(english, japanese)).noneMatch(text -> text.matches(".*[{}\\[\\]].*"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLA_MISSING")
    void what_is_wrong_names_the_pla_id(Check check) {
        assertThat(table.of(check).problem(Sale.PLA_ID, Locale.US))
                .startsWith("The PLA ID (formerly MPN ID) " + Sale.PLA_ID.value());
        assertThat(table.of(check).problem(Sale.PLA_ID, Locale.JAPAN))
                .startsWith("PLA ID (旧 MPN ID) " + Sale.PLA_ID.value());
    }

    @Test // S61
    void whoever_has_a_pla_id_nobody_holds_is_told_where_the_reseller_finds_the_right_one() {
        CheckTable.Entry unknown = table.of(Check.PLA_UNKNOWN);

        assertThat(unknown.guidance(Sale.PLA_ID, Locale.US))
                .contains("Account settings > Organization Profile > Identifiers");
        assertThat(unknown.guidance(Sale.PLA_ID, Locale.JAPAN))
                .contains("アカウント設定", "Organization Profile", "Identifiers");
    }

    @Test
    void a_missing_pla_id_is_described_without_one() {
        assertThat(table.describe(List.of(Check.PLA_MISSING), null, Locale.US))
                .isEqualTo("No PLA ID (formerly MPN ID) is given as partner of record. "
                        + "The distributor enters the PLA ID of the indirect reseller.");
    }

    @Test
    void several_failures_are_told_one_after_another_and_the_old_name_once() {
        assertThat(table.describe(
                        List.of(Check.TENANT_SUSPENDED, Check.NO_PARTNERSHIP), PlaId.of("5102938"), Locale.US))
                .isEqualTo("The PLA ID (formerly MPN ID) 5102938 belongs to a suspended tenant. "
                        + "The reseller restores it, or the distributor chooses another partner of record. "
                        + "The PLA ID 5102938 belongs to no partner of the distributor. "
                        + "The distributor requests a partnership, and the reseller accepts it.");
        assertThat(table.describe(
                        List.of(Check.TENANT_SUSPENDED, Check.NO_PARTNERSHIP), PlaId.of("5102938"), Locale.JAPANESE))
                .isEqualTo("PLA ID (旧 MPN ID) 5102938 のテナントは一時停止されています。 "
                        + "間接リセラーがテナントを回復するか、ディストリビューターが別のパートナー オブ レコードを選択する必要があります。 "
                        + "PLA ID 5102938 の間接リセラーとのパートナーシップがありません。 "
                        + "ディストリビューターがパートナーシップを要求し、間接リセラーがそれを承諾する必要があります。");
    }

    @Test
    void another_language_gets_english() {
        assertThat(table.of(Check.OWN_PLA).problem(Sale.PLA_ID, Locale.GERMANY))
                .isEqualTo(table.of(Check.OWN_PLA).problem(Sale.PLA_ID, Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("worstSales")
    void whatever_fails_the_description_fits_into_a_fault(PartnerOfRecordFacts sale) {
        List<Check> failed = new PartnerOfRecordPolicy(PartnerOfRecordRules.defaults()).failedChecks(sale);

        assertThat(failed).hasSize(7);
        assertThat(table.describe(failed, LONGEST, Locale.US)).hasSizeLessThanOrEqualTo(LONGEST_FAULT);
        assertThat(table.describe(failed, LONGEST, Locale.JAPAN)).hasSizeLessThanOrEqualTo(LONGEST_FAULT);
    }

    static Stream<PartnerOfRecordFacts> worstSales() {
        return Stream.of(CspAuthorization.NEVER, CspAuthorization.REVOKED)
                .map(authorization -> Sale.withoutPartnership(Sale.of(
                        Distributors.KANTO,
                        Resellers.reseller(false, authorization, false, LocationStatus.RETIRED, "NO"))));
    }

    @Test
    void a_table_that_lacks_a_check_or_has_one_twice_is_refused() {
        ReferenceTable full = ReferenceTable.beside(CheckTable.class, "checks.csv");
        List<ReferenceTable.Row> rows = full.rows();
        List<ReferenceTable.Row> lacking = rows.subList(1, rows.size());
        List<ReferenceTable.Row> doubled =
                Stream.concat(rows.stream(), rows.stream().limit(1)).toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckTable(new ReferenceTable(full.source(), full.validFrom(), lacking)))
                .withMessageContaining("pla-missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckTable(new ReferenceTable(full.source(), full.validFrom(), doubled)))
                .withMessageContaining("twice");
    }
}
