package io.partnerledger.edge.partnercenter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who supports a subscription.
 *
 * @param supportMpnId its PLA ID, absent where it has none
 */
public record SupportContact(
        UUID supportTenantId, @Nullable String supportMpnId, String name, Links links, Attributes attributes)
        implements PartnerCenterMessage {

    public static SupportContact of(
            UUID customer, UUID subscription, UUID tenant, @Nullable String plaId, String name) {
        return new SupportContact(
                tenant,
                plaId,
                name,
                Links.self("/customers/" + customer + "/subscriptions/" + subscription + "/supportcontact"),
                Attributes.of("SupportContact"));
    }
}
