package io.partnerledger.command.job;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.pla.PlaId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one line, in the caller's language.
 *
 * @param line its number, from 1
 * @param about what it was about, such as {@code subscriptionId}
 * @param code why nothing came of it, stable and kebab-case
 * @param failures all that is wrong with the partner of record
 */
record ShownLine(
        int line,
        LineOutcome outcome,
        @JsonAnyGetter Map<String, String> about,
        @Nullable String code,
        @Nullable String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Wrong> violations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FailedCheck> failures) {

    /** One member of the line that is wrong. */
    record Wrong(String field, String message) {}

    static ShownLine of(int number, LineResult result, Locale locale) {
        LineResult.Wrong complaint = result.complaint();
        return new ShownLine(
                number,
                result.outcome(),
                result.about(),
                complaint == null ? null : complaint.code(),
                complaint == null ? null : in(locale, complaint.detail()),
                complaint == null
                        ? List.of()
                        : complaint.violations().stream()
                                .map(wrong -> new Wrong(wrong.field(), in(locale, wrong.message())))
                                .toList(),
                failures(result.judged(), locale));
    }

    private static List<FailedCheck> failures(LineResult.@Nullable Judged judged, Locale locale) {
        return judged == null
                ? List.of()
                : FailedCheck.of(
                        judged.checks().stream().map(Check::of).toList(),
                        judged.plaId() == null ? null : PlaId.of(judged.plaId()),
                        locale);
    }

    private static @Nullable String in(Locale locale, Map<String, String> words) {
        return words.get(locale.toLanguageTag());
    }
}
