package io.partnerledger.edge.partnercenter;

import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What of a subscription is there for the customer.
 *
 * @param skuId of the offer; a legacy offer is its own
 * @param status one of {@code none}, {@code success}, {@code pending} and {@code failed}
 */
public record SubscriptionProvisioning(
        String skuId, String status, int quantity, Instant endDate, Attributes attributes)
        implements PartnerCenterMessage {

    /** Nothing is provisioned any more of one that is deleted; until then its data are there. */
    public static SubscriptionProvisioning of(Subscription subscription) {
        String[] offer = subscription.offerId().split(":");
        return new SubscriptionProvisioning(
                offer.length == 3 ? offer[1] : subscription.offerId(),
                subscription.status() == SubscriptionStatus.DELETED ? "none" : "success",
                subscription.quantity(),
                subscription.term().end().atStartOfDay(ZoneOffset.UTC).toInstant(),
                Attributes.of("SubscriptionProvisioningStatus"));
    }
}
