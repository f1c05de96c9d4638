package io.partnerledger.edge.fault;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A fault as Partner Center's clients see it: exactly these members, the code a number, the data an array.
 *
 * @param description at most 1024 characters, and what clients show their users
 */
public record PartnerCenterError(int code, String description, List<String> data, String source) {

    private static final int LONGEST_DESCRIPTION = 1024;

    static PartnerCenterError of(Finding finding, Locale locale) {
        return new PartnerCenterError(
                finding.partnerCenterCode(), shortened(description(finding, locale)), finding.data(), "PartnerFD");
    }

    private static String description(Finding finding, Locale locale) {
        if (finding.violations().isEmpty()) {
            return finding.detail().in(locale);
        }
        return finding.detail().in(locale)
                + finding.violations().stream()
                        .map(violation ->
                                violation.field() + ": " + violation.message().in(locale))
                        .collect(Collectors.joining(" ", " ", ""));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
}
