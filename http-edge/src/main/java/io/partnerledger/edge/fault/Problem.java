package io.partnerledger.edge.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.partnerledger.edge.partnerofrecord.FailedCheck;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault as everybody but Partner Center's clients sees it: RFC 9457.
 *
 * @param code stable, kebab-case
 * @param traceId by which the operator finds it in the log
 * @param currentState the state that forbids it
 * @param failures what is wrong with the reseller it was refused for
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        List<Wrong> violations,
        @Nullable String traceId,
        @Nullable String currentState,
        List<FailedCheck> failures) {

    /** One thing that is wrong with the request. */
    public record Wrong(String field, String message) {}

    static Problem of(Finding finding, Locale locale, @Nullable String traceId) {
        return new Problem(
                "urn:partner-ledger:fault:" + finding.code(),
                finding.title().in(locale),
                finding.status(),
                finding.detail().in(locale),
                finding.code(),
                finding.violations().stream()
                        .map(violation ->
                                new Wrong(violation.field(), violation.message().in(locale)))
                        .toList(),
                traceId,
                finding.currentState(),
                Optional.ofNullable(finding.standing())
                        .map(standing -> FailedCheck.of(standing.failures(), standing.plaId(), locale))
                        .orElse(List.of()));
    }
}
