package io.partnerledger.query.usage;

import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.query.Views;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * How much depends on each partner of record.
 *
 * <p>The counters are kept per partner of record and not per subscription, so that losing a reseller with 100,000
 * subscriptions shows on the board without touching any of them. What a subscription counted for before an event is
 * taken away and what it counts for after is added, so that no kind of event can be forgotten.
 */
public final class UsageProjection implements Projection {

    private static final Table<SubscriptionRow> SUBSCRIPTION =
            Table.of("usage_subscription", SubscriptionRow.class, "subscriptionId");
    private static final Table<UsageRow> USAGE =
            Table.of("usage", UsageRow.class, "distributorId", "plaId", "customerCountry");
    private static final Table<CustomerRow> CUSTOMER =
            Table.of("usage_customer", CustomerRow.class, "distributorId", "plaId", "customerId");
    private static final Table<RenewalRow> RENEWAL =
            Table.of("usage_renewal", RenewalRow.class, "distributorId", "plaId", "customerCountry", "renewalDay");

    record SubscriptionRow(UUID subscriptionId, Subscription state) {}

    /** @param customers that have at least one of the subscriptions */
    record UsageRow(
            UUID distributorId, String plaId, String customerCountry, long subscriptions, long customers, long seats) {

        UsageRow plus(long moreSubscriptions, long moreCustomers, long moreSeats) {
            return new UsageRow(
                    distributorId,
                    plaId,
                    customerCountry,
                    subscriptions + moreSubscriptions,
                    customers + moreCustomers,
                    seats + moreSeats);
        }
    }

    record CustomerRow(UUID distributorId, String plaId, UUID customerId, long subscriptions) {}

    record RenewalRow(
            UUID distributorId, String plaId, String customerCountry, LocalDate renewalDay, long subscriptions) {}

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "usage", 1, SUBSCRIPTION, USAGE, CUSTOMER, RENEWAL);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(SubscriptionEvent.class, (event, at, rows) -> {
            Optional<Subscription> before = rows.get(SUBSCRIPTION, UUID.fromString(event.subscriptionId()))
                    .map(SubscriptionRow::state);
            Subscription after = event.after(before.orElse(null));
            rows.put(SUBSCRIPTION, new SubscriptionRow(after.id().value(), after));
            before.ifPresent(subscription -> count(subscription, -1, rows));
            count(after, 1, rows);
        });
    }

    private static void count(Subscription subscription, int by, Rows rows) {
        if (subscription.partner() == null || !subscription.status().isRunning()) {
            return;
        }
        UUID distributor = subscription.distributor().value();
        String pla = subscription.partner().value();
        String country = subscription.customerCountry().code();
        UUID customer = subscription.customer().value();

        long before = rows.get(CUSTOMER, distributor, pla, customer)
                .map(CustomerRow::subscriptions)
                .orElse(0L);
        long after = before + by;
        keep(CUSTOMER, new CustomerRow(distributor, pla, customer, after), after, rows);

        UsageRow usage = rows.get(USAGE, distributor, pla, country)
                .orElseGet(() -> new UsageRow(distributor, pla, country, 0, 0, 0))
                .plus(by, Long.signum(after) - Long.signum(before), (long) by * subscription.quantity());
        keep(USAGE, usage, usage.subscriptions(), rows);

        if (subscription.autoRenewEnabled()) {
            LocalDate day = subscription.term().dayAfter();
            long renewing = by
                    + rows.get(RENEWAL, distributor, pla, country, day)
                            .map(RenewalRow::subscriptions)
                            .orElse(0L);
            keep(RENEWAL, new RenewalRow(distributor, pla, country, day, renewing), renewing, rows);
        }
    }

    private static <R extends Record> void keep(Table<R> table, R row, long count, Rows rows) {
        if (count > 0) {
            rows.put(table, row);
        } else {
            rows.remove(table, row);
        }
    }
}
