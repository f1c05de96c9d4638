package io.partnerledger.query.subscription;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each subscription as it stands. */
public final class SubscriptionProjection implements Projection {

    private static final Table<SubscriptionRow> SUBSCRIPTION =
            Table.of("subscription", SubscriptionRow.class, "subscriptionId");

    record SubscriptionRow(
            UUID subscriptionId,
            UUID customerId,
            UUID distributorId,
            String orderId,
            @Nullable String partnerId,
            Instant createdAt,
            Subscription state) {

        static SubscriptionRow of(Subscription subscription) {
            return new SubscriptionRow(
                    subscription.id().value(),
                    subscription.customer().value(),
                    subscription.distributor().value(),
                    subscription.order().value(),
                    subscription.partner() == null
                            ? null
                            : subscription.partner().value(),
                    subscription.createdAt(),
                    subscription);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "subscription", 2, SUBSCRIPTION);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(
                SubscriptionEvent.class,
                (event, at, rows) -> rows.put(
                        SUBSCRIPTION,
                        SubscriptionRow.of(event.after(rows.get(SUBSCRIPTION, UUID.fromString(event.subscriptionId()))
                                .map(SubscriptionRow::state)
                                .orElse(null)))));
    }
}
