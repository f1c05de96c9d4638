package io.partnerledger.edge.partnercenter;

import io.partnerledger.edge.violation.Checked;
import io.partnerledger.edge.violation.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a client sends it back, of which only the relationship can be changed, and only ended.
 *
 * @param relationshipToPartner absent or unknown where the client says nothing about it
 */
public record CustomerPatch(@Nullable RelationshipToPartner relationshipToPartner)
        implements PartnerCenterMessage, Checked {

    @Override
    public void check(Violations violations) {
        violations.that(
                relationshipToPartner == null
                        || switch (relationshipToPartner) {
                            case UNKNOWN, NONE, RESELLER -> true;
                            case ADVISOR, SYNDICATION, MICROSOFT_SUPPORT -> false;
                        },
                "relationshipToPartner",
                "violation.relationship-to-partner");
    }

    public boolean ends() {
        return relationshipToPartner == RelationshipToPartner.NONE;
    }
}
