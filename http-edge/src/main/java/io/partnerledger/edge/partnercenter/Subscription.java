package io.partnerledger.edge.partnercenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param status one that every client knows
 * @param exactStatus what it really is, where that is another
 * @param billingCycle one that every client knows
 * @param exactBillingCycle what it really is, where that is another
 * @param partnerId the PLA ID of the partner of record
 */
public record Subscription(
        UUID id,
        String offerId,
        String offerName,
        @Nullable String friendlyName,
        @Nullable ProductType productType,
        int quantity,
        String unitType,
        boolean hasPurchasableAddons,
        Instant creationDate,
        Instant effectiveStartDate,
        Instant commitmentEndDate,
        SubscriptionStatus status,
        @Nullable SubscriptionStatus exactStatus,
        @Nullable List<String> suspensionReasons,
        boolean autoRenewEnabled,
        @JsonProperty("isTrial") boolean trial,
        String billingType,
        BillingCycle billingCycle,
        @Nullable BillingCycle exactBillingCycle,
        @Nullable String termDuration,
        String renewalTermDuration,
        @Nullable List<RefundOption> refundOptions,
        @JsonProperty("isMicrosoftProduct") boolean microsoftProduct,
        String publisherName,
        @Nullable String partnerId,
        boolean attentionNeeded,
        boolean actionTaken,
        String contractType,
        String orderId,
        Links links,
        Attributes attributes)
        implements PartnerCenterMessage {

    /** What sort of product it is. */
    public record ProductType(String id, String displayName) {}

    /** Until when it can be cancelled, and what is paid back. */
    public record RefundOption(String type, Instant expiresAt) {}

    /**
     * What is to be known of a subscription to show it; all the rest follows.
     *
     * @param cancellableUntil the end of the time in which it can be cancelled in full; absent once that is over
     */
    public record Facts(
            UUID id,
            UUID customer,
            String orderId,
            String offerId,
            @Nullable String friendlyName,
            int quantity,
            SubscriptionStatus status,
            List<String> suspensionReasons,
            boolean autoRenewEnabled,
            BillingCycle billingCycle,
            @Nullable String termDuration,
            @Nullable String partnerOfRecord,
            Instant createdAt,
            Instant effectiveFrom,
            Instant commitmentEnd,
            @Nullable Instant cancellableUntil,
            long version) {

        boolean newCommerce() {
            return offerId.contains(":");
        }
    }

    /** As the ledger keeps it; who asks at that time may still cancel it, or not. */
    public static Subscription of(io.partnerledger.kernel.subscription.Subscription subscription, Instant now) {
        return of(new Facts(
                subscription.id().value(),
                subscription.customer().value(),
                subscription.order().value(),
                subscription.offerId(),
                subscription.friendlyName(),
                subscription.quantity(),
                SubscriptionStatus.valueOf(subscription.status().name()),
                suspensionReasons(subscription.status()),
                subscription.autoRenewEnabled(),
                BillingCycle.of(subscription.billingCycle()),
                subscription.term().duration().toString(),
                subscription.partner() == null ? null : subscription.partner().value(),
                subscription.createdAt(),
                startOf(subscription.term().start()),
                startOf(subscription.term().end()),
                subscription.cancellableUntil(now).orElse(null),
                subscription.version()));
    }

    // Whatever reads as suspended must have a reason for it.
    private static List<String> suspensionReasons(io.partnerledger.kernel.subscription.SubscriptionStatus status) {
        return switch (status) {
            case SUSPENDED -> List.of("PartnerInitiated");
            case EXPIRED -> List.of("Expired");
            case DISABLED -> List.of("Disabled");
            case ACTIVE, DELETED -> List.of();
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public static Subscription of(Facts facts) {
        SubscriptionStatus shown = facts.status().knownToAllClients();
        BillingCycle shownCycle = facts.billingCycle().knownToAllClients();
        return new Subscription(
                facts.id(),
                facts.offerId(),
                // There is no catalogue to name offers.
                facts.friendlyName() == null ? facts.offerId() : facts.friendlyName(),
                facts.friendlyName(),
                facts.newCommerce() ? new ProductType("OnlineServicesNCE", "OnlineServicesNCE") : null,
                facts.quantity(),
                "Licenses",
                false,
                facts.createdAt(),
                facts.effectiveFrom(),
                facts.commitmentEnd(),
                shown,
                shown == facts.status() ? null : facts.status(),
                shown == SubscriptionStatus.SUSPENDED ? List.copyOf(facts.suspensionReasons()) : null,
                facts.autoRenewEnabled(),
                false,
                "license",
                shownCycle,
                shownCycle == facts.billingCycle() ? null : facts.billingCycle(),
                facts.termDuration(),
                "",
                facts.cancellableUntil() == null ? null : List.of(new RefundOption("Full", facts.cancellableUntil())),
                true,
                "Microsoft Corporation",
                facts.partnerOfRecord(),
                false,
                false,
                "subscription",
                facts.orderId(),
                Links.self("/customers/" + facts.customer() + "/subscriptions/" + facts.id()),
                new Attributes(new Etag(facts.id().toString(), facts.version()).text(), "Subscription"));
    }
}
