package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks of PLA IDs whether they could be partners of record. */
public record ValidateResellers(@Nullable List<@Nullable String> partnerIds) implements PartnerCenterMessage, Checked {

    @Override
    public void check(Violations violations) {
        violations.that(partnerIds != null && !partnerIds.isEmpty(), "partnerIds", "violation.required");
        if (partnerIds != null) {
            for (int i = 0; i < partnerIds.size(); i++) {
                violations.required("partnerIds[" + i + "]", partnerIds.get(i));
            }
        }
    }
}
