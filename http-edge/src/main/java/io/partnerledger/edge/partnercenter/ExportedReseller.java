package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.request.Guid;
import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An indirect reseller as the list of relationships has it.
 *
 * @param id its tenant
 * @param relationshipType how the distributor stands to it
 * @param since when the partnership was established, which that list doesn't say
 */
public record ExportedReseller(
        @Nullable String id,
        @Nullable RelationshipType relationshipType,
        @Nullable String since) implements Checked {

    public ExportedReseller {
        since = since == null || since.isBlank() ? null : since;
    }

    @Override
    public void check(Violations violations) {
        violations
                .required("id", id)
                .guid("id", id)
                .that(
                        relationshipType != RelationshipType.IS_INDIRECT_RESELLER_OF,
                        "relationshipType",
                        "violation.wrong-type")
                .that(since == null || ExportedTime.parse(since).isPresent(), "since", "violation.time");
    }

    public UUID tenant() {
        return Guid.parse(id);
    }

    public Optional<Instant> establishedAt() {
        return ExportedTime.parse(since);
    }
}
