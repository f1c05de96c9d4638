package io.partnerledger.edge.partnerofrecord;

import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.CheckTable;
import io.partnerledger.kernel.pla.PlaId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a partner of record, who must act, and what to do.
 *
 * @param check its stable, kebab-case name
 * @param partnerCenterCode the code with which Partner Center refuses
 * @param actor reseller, distributor or microsoft
 * @param guidance what is wrong and what to do, in the caller's language
 * @param source where the rule is from
 */
public record FailedCheck(String check, int partnerCenterCode, String actor, String guidance, String source) {

    /** All of them, in the order of the checks. */
    public static List<FailedCheck> of(List<Check> checks, @Nullable PlaId plaId, Locale locale) {
        return checks.stream().map(check -> of(check, plaId, locale)).toList();
    }

    private static FailedCheck of(Check check, @Nullable PlaId plaId, Locale locale) {
        CheckTable.Entry row = CheckTable.current().of(check);
        return new FailedCheck(
                check.code(),
                row.partnerCenterCode(),
                row.actor().code(),
                row.description(plaId, locale),
                row.source());
    }
}
