package io.partnerledger.query.insights;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderChangeBlocked;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.request.RequestMetadata;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every order and every change that was stopped by its partner of record (S44, S50). */
public final class BlockedAttemptProjection implements Projection {

    private static final Table<AttemptRow> ATTEMPT = Table.of("blocked_attempt", AttemptRow.class, "position");

    /**
     * @param kind {@code order} or {@code change}
     * @param verdicts all that were given, also of what would have passed
     */
    record AttemptRow(
            long position,
            UUID distributorId,
            Instant time,
            String kind,
            UUID customerId,
            @Nullable String orderId,
            @Nullable UUID subscriptionId,
            @Nullable String actorSubject,
            List<String> actorRoles,
            List<RecordedVerdict> verdicts) {

        static AttemptRow of(OrderBlocked event, Recorded at) {
            return of(at, event.distributorId(), "order", event.customerId(), event.orderId(), null, event.verdicts());
        }

        static AttemptRow of(OrderChangeBlocked event, Recorded at) {
            return of(at, event.distributorId(), "change", event.customerId(), event.orderId(), null, event.verdicts());
        }

        static AttemptRow of(SubscriptionChangeBlocked event, Recorded at) {
            UUID subscription = UUID.fromString(event.subscriptionId());
            return of(at, event.distributorId(), "change", event.customerId(), null, subscription, event.verdicts());
        }

        private static AttemptRow of(
                Recorded at,
                String distributor,
                String kind,
                String customer,
                @Nullable String order,
                @Nullable UUID subscription,
                List<RecordedVerdict> verdicts) {
            return new AttemptRow(
                    at.position(),
                    UUID.fromString(distributor),
                    at.time().truncatedTo(ChronoUnit.MICROS),
                    kind,
                    UUID.fromString(customer),
                    order,
                    subscription,
                    at.metadata(RequestMetadata.SUBJECT),
                    at.roles(),
                    verdicts);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "blocked_attempt", 1, ATTEMPT);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(OrderBlocked.class, (event, at, rows) -> rows.put(ATTEMPT, AttemptRow.of(event, at)))
                .on(OrderChangeBlocked.class, (event, at, rows) -> rows.put(ATTEMPT, AttemptRow.of(event, at)))
                .on(SubscriptionChangeBlocked.class, (event, at, rows) -> rows.put(ATTEMPT, AttemptRow.of(event, at)));
    }
}
