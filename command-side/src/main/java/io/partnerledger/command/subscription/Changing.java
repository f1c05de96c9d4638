package io.partnerledger.command.subscription;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.BillingCycle;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.SubscriptionPatch;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants changed, which is wherever its body differs from the subscription as it was answered: clients send
 * the whole of it back.
 */
final class Changing {

    private final Subscription before;
    private final SubscriptionPatch patch;

    Changing(Subscription before, SubscriptionPatch patch) {
        this.before = before;
        this.patch = patch;
    }

    /** @param expectedVersion the one the change rests on, absent if on none */
    ChangeSubscription command(@Nullable Long expectedVersion, String requestKey) {
        requireUnchanged();
        return new ChangeSubscription(
                before.id(),
                before.customer(),
                before.distributor(),
                expectedVersion,
                patch.partnerId() == null ? null : PlaId.of(patch.partnerId()),
                patch.friendlyName(),
                patch.quantity() == null ? null : seats(patch.quantity()),
                patch.autoRenewEnabled(),
                status(),
                requestKey);
    }

    boolean namesAnotherPartner() {
        return patch.partnerId() != null
                && (before.partner() == null || !before.partner().value().equals(patch.partnerId()));
    }

    private static Seats seats(int quantity) {
        if (!Seats.isInRange(quantity)) {
            throw new PartnerCenterFault(
                    400,
                    2002,
                    Text.of("partner-center.quantity-out-of-range", Map.of("max", Integer.toString(Seats.MOST))));
        }
        return Seats.of(quantity);
    }

    private @Nullable SubscriptionStatus status() {
        if (patch.status() == null) {
            return null;
        }
        return switch (patch.status()) {
            case ACTIVE -> SubscriptionStatus.ACTIVE;
            case SUSPENDED -> SubscriptionStatus.SUSPENDED;
            // What a client sends that was told none.
            case NONE -> null;
            default -> throw new PartnerCenterFault(400, 800096, Text.of("partner-center.status-not-settable"));
        };
    }

    private void requireUnchanged() {
        if (billingCycleDiffers()) {
            throw before.offerId().contains(":")
                    ? notSettable("billingCycle")
                    : new PartnerCenterFault(400, 2054, Text.of("partner-center.billing-cycle-by-order"));
        }
        if (patch.termDuration() != null
                && !patch.termDuration().isBlank()
                && !patch.termDuration().equals(before.termDuration().toString())) {
            throw notSettable("termDuration");
        }
    }

    private boolean billingCycleDiffers() {
        BillingCycle named = patch.billingCycle();
        return named != null
                && named != BillingCycle.UNKNOWN
                && named != BillingCycle.NONE
                && !named.name().equals(before.billingCycle().name());
    }

    private static PartnerCenterFault notSettable(String member) {
        return new PartnerCenterFault(
                400, 3000, Text.of("partner-center.property-not-settable", Map.of("name", member)));
    }
}
