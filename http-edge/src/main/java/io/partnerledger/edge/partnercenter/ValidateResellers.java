package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks of PLA IDs whether they could be partners of record. */
public record ValidateResellers(@Nullable List<@Nullable String> partnerIds) implements PartnerCenterMessage, Checked {

    /** Partner Center doesn't say how many it takes. */
    private static final int MOST = 1_000;

    @Override
    public void check(Violations violations) {
        violations.that(partnerIds != null && !partnerIds.isEmpty(), "partnerIds", "violation.required");
        violations.that(
                partnerIds == null || partnerIds.size() <= MOST,
                "partnerIds",
                Text.of("violation.too-many", Map.of("max", Integer.toString(MOST))));
        if (partnerIds != null) {
            for (int i = 0; i < partnerIds.size(); i++) {
                violations.required("partnerIds[" + i + "]", partnerIds.get(i));
            }
        }
    }
}
