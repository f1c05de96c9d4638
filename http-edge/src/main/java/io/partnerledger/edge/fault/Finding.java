package io.partnerledger.edge.fault;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Violation;
import io.partnerledger.kernel.partnerofrecord.ResellerStanding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went wrong, told once for both kinds of clients. */
record Finding(
        String code,
        int status,
        int partnerCenterStatus,
        int partnerCenterCode,
        Text title,
        Text detail,
        List<Violation> violations,
        @Nullable String currentState,
        @Nullable ResellerStanding standing,
        List<String> data) {

    static Finding of(Fault fault) {
        return of(fault, Map.of(), List.of());
    }

    static Finding of(Fault fault, Map<String, String> parameters, List<Violation> violations) {
        return new Finding(
                fault.code(),
                fault.status(),
                fault.partnerCenterStatus(),
                fault.partnerCenterCode(),
                Text.of(fault.code() + ".title", parameters),
                Text.of(fault.code() + ".detail", parameters),
                violations,
                null,
                null,
                List.of());
    }

    Finding withPartnerCenterCode(int otherCode) {
        return new Finding(
                code, status, partnerCenterStatus, otherCode, title, detail, violations, currentState, standing, data);
    }

    boolean isOurs() {
        return status >= 500;
    }
}
