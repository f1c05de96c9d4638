package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.json.Letters;
import java.util.Arrays;
import java.util.Optional;

/** How the caller stands to the partners listed. */
public enum RelationshipType {
    /** The caller is the distributor. */
    IS_INDIRECT_CLOUD_SOLUTION_PROVIDER_OF,
    /** The caller is the reseller. */
    IS_INDIRECT_RESELLER_OF;

    /** Reads either spelling, {@code IsIndirectResellerOf} and {@code is_indirect_reseller_of}, in any case. */
    public static Optional<RelationshipType> parse(String text) {
        return Arrays.stream(values())
                .filter(type -> Letters.same(type.name(), text))
                .findFirst();
    }
}
