package io.partnerledger.command.subscription;

import io.partnerledger.edge.language.Text;
import io.partnerledger.edge.partnercenter.PartnerCenterFault;
import io.partnerledger.edge.partnercenter.SubscriptionPatch;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.time.Period;
import java.util.Map;
import java.util.Set;
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
        return new ChangeSubscription(
                before.id(),
                before.customer(),
                before.distributor(),
                expectedVersion,
                patch.partnerId() == null ? null : PlaId.of(patch.partnerId()),
                patch.friendlyName(),
                patch.quantity() == null ? null : seats(patch.quantity()),
                billingCycle(),
                patch.termDuration() == null ? null : Period.parse(patch.termDuration()),
                patch.autoRenewEnabled(),
                status(),
                requestKey);
    }

    /** The kinds of change it comes to. */
    Set<Change> kinds() {
        return before.changesToJudge(command(null, ""));
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
            case DELETED -> SubscriptionStatus.DELETED;
            // What a client sends that was told none.
            case NONE -> null;
            default -> throw new PartnerCenterFault(400, 800096, Text.of("partner-center.status-not-settable"));
        };
    }

    private @Nullable BillingCycle billingCycle() {
        BillingCycle wanted = io.partnerledger.edge.partnercenter.BillingCycle.ofChange(patch.billingCycle());
        if (wanted != BillingCycle.ONE_TIME) {
            return wanted;
        }
        if (before.billingCycle() == BillingCycle.ONE_TIME) {
            return null;
        }
        throw new PartnerCenterFault(400, 800097, Text.of("partner-center.billing-cycle-not-settable"));
    }
}
