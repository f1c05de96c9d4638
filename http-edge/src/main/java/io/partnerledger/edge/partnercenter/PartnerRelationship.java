package io.partnerledger.edge.partnercenter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partnership, as seen from one of the two.
 *
 * @param id the other's tenant
 * @param mpnId the other's PLA ID
 * @param location the other's country
 */
public record PartnerRelationship(
        UUID id,
        String name,
        RelationshipType relationshipType,
        @Nullable String state,
        @Nullable String mpnId,
        @Nullable String location,
        Attributes attributes)
        implements PartnerCenterMessage {

    private static final Attributes PARTNER_RELATIONSHIP = Attributes.of("PartnerRelationship");

    /** One that stands; others are not listed (S32, S82). */
    public static PartnerRelationship active(
            UUID tenant, String name, RelationshipType type, @Nullable String plaId, String country) {
        return new PartnerRelationship(tenant, name, type, "Active", plaId, country, PARTNER_RELATIONSHIP);
    }

    /** One as listed with a customer: who the customer's reseller is. */
    public static PartnerRelationship ofCustomer(
            UUID tenant, String name, RelationshipType type, @Nullable String plaId) {
        return new PartnerRelationship(tenant, name, type, null, plaId, null, PARTNER_RELATIONSHIP);
    }
}
