package io.partnerledger.edge.fault;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Violation;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * What is wrong with one of many things asked for at once, told as it would be of a request of its own.
 *
 * @param code stable, kebab-case
 * @param status the HTTP status it would have been answered with
 */
public record Complaint(String code, int status, Text detail, List<Violation> violations) {

    public static Complaint about(RuntimeException thrown) {
        Finding finding = thrown instanceof JacksonException unreadable
                ? Diagnosis.ofBody(unreadable)
                : Diagnosis.of(thrown, "/ledger");
        return new Complaint(finding.code(), finding.status(), finding.detail(), finding.violations());
    }
}
