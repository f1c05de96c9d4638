package io.partnerledger.query.usage;

import io.partnerledger.events.following.Dated;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Known;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.query.Views;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much depends on each partner of record, now and at any time before.
 *
 * <p>The counters are kept per partner of record and not per subscription, so that losing a reseller with 100,000
 * subscriptions shows on the board without touching any of them. What a subscription counted for before an event is
 * taken away and what it counts for after is added, so that no kind of event can be forgotten.
 *
 * <p>Whatever is judged alike is one {@link Cell}: the same PLA ID, for customers of the same country, which are
 * associated with a reseller or not.
 */
public final class UsageProjection implements Projection {

    /** What stands for the PLA ID where there is no partner of record. */
    static final String NONE = "";

    private static final Table<SubscriptionRow> SUBSCRIPTION =
            Table.of("usage_subscription", SubscriptionRow.class, "subscriptionId");
    private static final Table<UsageRow> USAGE =
            Table.of("usage", UsageRow.class, "distributorId", "plaId", "customerCountry", "associated", "until");
    private static final Table<CarryingRow> CARRYING = Table.of(
            "usage_carrying", CarryingRow.class, "distributorId", "plaId", "customerCountry", "associated", "until");
    private static final Table<CustomerRow> CUSTOMER = Table.of(
            "usage_customer",
            CustomerRow.class,
            "distributorId",
            "plaId",
            "customerCountry",
            "associated",
            "customerId",
            "until");
    private static final Table<RenewalRow> RENEWAL = Table.of(
            "usage_renewal",
            RenewalRow.class,
            "distributorId",
            "plaId",
            "customerCountry",
            "associated",
            "renewalDay",
            "until");

    private static final Table<Known> KNOWN = Known.table("usage_known");

    /** What is judged alike. */
    private record Cell(UUID distributor, String plaId, String country, boolean associated) {

        static Cell of(Subscription subscription) {
            return new Cell(
                    subscription.distributor().value(),
                    subscription.partner() == null
                            ? NONE
                            : subscription.partner().value(),
                    subscription.customerFacts().market().code(),
                    subscription.customerFacts().associatedWithReseller());
        }
    }

    record SubscriptionRow(
            UUID subscriptionId,
            UUID distributorId,
            String plaId,
            String customerCountry,
            boolean associated,
            UUID customerId,
            boolean running,
            Subscription state) {

        static SubscriptionRow of(Subscription subscription) {
            Cell cell = Cell.of(subscription);
            return new SubscriptionRow(
                    subscription.id().value(),
                    cell.distributor,
                    cell.plaId,
                    cell.country,
                    cell.associated,
                    subscription.customer().value(),
                    subscription.status().isRunning(),
                    subscription);
        }
    }

    /**
     * How much there was of a cell.
     *
     * @param customers that have at least one of the subscriptions
     */
    record UsageRow(
            UUID distributorId,
            String plaId,
            String customerCountry,
            boolean associated,
            Instant until,
            Instant since,
            long subscriptions,
            long customers,
            long seats)
            implements Dated<UsageRow> {

        @Override
        public UsageRow endingAt(Instant end) {
            return new UsageRow(
                    distributorId, plaId, customerCountry, associated, end, since, subscriptions, customers, seats);
        }
    }

    /** That there was anything of a cell at all, without a break. */
    record CarryingRow(
            UUID distributorId, String plaId, String customerCountry, boolean associated, Instant until, Instant since)
            implements Dated<CarryingRow> {

        @Override
        public CarryingRow endingAt(Instant end) {
            return new CarryingRow(distributorId, plaId, customerCountry, associated, end, since);
        }
    }

    /**
     * That a customer had anything of a cell, without a break: one who had it of several cells is still one customer.
     *
     * @param subscriptions how many it has; once it has none, that is no more than none
     */
    record CustomerRow(
            UUID distributorId,
            String plaId,
            String customerCountry,
            boolean associated,
            UUID customerId,
            Instant until,
            Instant since,
            long subscriptions)
            implements Dated<CustomerRow> {

        CustomerRow having(long now) {
            return new CustomerRow(distributorId, plaId, customerCountry, associated, customerId, until, since, now);
        }

        @Override
        public CustomerRow endingAt(Instant end) {
            return new CustomerRow(distributorId, plaId, customerCountry, associated, customerId, end, since, 0);
        }
    }

    /** How many subscriptions of a cell were to renew on that day. */
    record RenewalRow(
            UUID distributorId,
            String plaId,
            String customerCountry,
            boolean associated,
            LocalDate renewalDay,
            Instant until,
            Instant since,
            long subscriptions)
            implements Dated<RenewalRow> {

        @Override
        public RenewalRow endingAt(Instant end) {
            return new RenewalRow(
                    distributorId, plaId, customerCountry, associated, renewalDay, end, since, subscriptions);
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(Views.SCHEMA, "usage", 4, SUBSCRIPTION, USAGE, CARRYING, CUSTOMER, RENEWAL, KNOWN);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(SubscriptionEvent.class, (event, at, rows) -> {
            Optional<Subscription> before = rows.get(SUBSCRIPTION, UUID.fromString(event.subscriptionId()))
                    .map(SubscriptionRow::state);
            Subscription after = event.after(before.orElse(null));
            rows.put(SUBSCRIPTION, SubscriptionRow.of(after));
            new Counting(rows, at).of(before.flatMap(Counted::of), Counted.of(after));
        });
    }

    /** What one subscription counts for. */
    private record Counted(
            Cell cell, UUID customer, long seats, @Nullable LocalDate renewalDay) {

        static Optional<Counted> of(Subscription subscription) {
            return subscription.status().isRunning()
                    ? Optional.of(new Counted(
                            Cell.of(subscription),
                            subscription.customer().value(),
                            subscription.quantity(),
                            subscription.renewsOn().orElse(null)))
                    : Optional.empty();
        }

        boolean sameSubscriptions(Counted other) {
            return cell.equals(other.cell) && customer.equals(other.customer);
        }

        boolean sameRenewal(Counted other) {
            return cell.equals(other.cell) && renewalDay != null && renewalDay.equals(other.renewalDay);
        }
    }

    /** Adds and takes away; what stays the same is not touched, so that its row goes on holding. */
    private record Counting(Rows rows, Recorded at) {

        void of(Optional<Counted> before, Optional<Counted> after) {
            if (before.isPresent()
                    && after.filter(before.get()::sameSubscriptions).isPresent()) {
                long seats = after.get().seats - before.get().seats;
                if (seats != 0) {
                    use(after.get().cell, 0, 0, seats);
                }
            } else {
                before.ifPresent(counted -> subscriptions(counted, -1));
                after.ifPresent(counted -> subscriptions(counted, 1));
            }
            if (before.isEmpty() || after.filter(before.get()::sameRenewal).isEmpty()) {
                before.ifPresent(counted -> renewals(counted, -1));
                after.ifPresent(counted -> renewals(counted, 1));
            }
        }

        private void subscriptions(Counted counted, int by) {
            Cell cell = counted.cell;
            Optional<CustomerRow> row = rows.get(
                    CUSTOMER,
                    cell.distributor,
                    cell.plaId,
                    cell.country,
                    cell.associated,
                    counted.customer,
                    Dated.OPEN);
            long before = row.map(CustomerRow::subscriptions).orElse(0L);
            long after = before + by;
            if (row.isPresent() && after > 0) {
                rows.put(CUSTOMER, row.get().having(after));
            } else {
                Dated.follow(
                        rows,
                        CUSTOMER,
                        row,
                        from(cell),
                        since -> after == 0
                                ? Optional.empty()
                                : Optional.of(new CustomerRow(
                                        cell.distributor,
                                        cell.plaId,
                                        cell.country,
                                        cell.associated,
                                        counted.customer,
                                        Dated.OPEN,
                                        since,
                                        after)));
            }
            use(cell, by, Long.signum(after) - Long.signum(before), by * counted.seats);
        }

        private void use(Cell cell, long subscriptions, long customers, long seats) {
            Optional<UsageRow> before =
                    rows.get(USAGE, cell.distributor, cell.plaId, cell.country, cell.associated, Dated.OPEN);
            long all = before.map(UsageRow::subscriptions).orElse(0L) + subscriptions;
            long allCustomers = before.map(UsageRow::customers).orElse(0L) + customers;
            long allSeats = before.map(UsageRow::seats).orElse(0L) + seats;
            Dated.follow(
                    rows,
                    USAGE,
                    before,
                    from(cell),
                    since -> all == 0
                            ? Optional.empty()
                            : Optional.of(new UsageRow(
                                    cell.distributor,
                                    cell.plaId,
                                    cell.country,
                                    cell.associated,
                                    Dated.OPEN,
                                    since,
                                    all,
                                    allCustomers,
                                    allSeats)));
            if (before.isPresent() != all > 0) {
                Dated.follow(
                        rows,
                        CARRYING,
                        rows.get(CARRYING, cell.distributor, cell.plaId, cell.country, cell.associated, Dated.OPEN),
                        from(cell),
                        since -> all == 0
                                ? Optional.empty()
                                : Optional.of(new CarryingRow(
                                        cell.distributor,
                                        cell.plaId,
                                        cell.country,
                                        cell.associated,
                                        Dated.OPEN,
                                        since)));
            }
        }

        private Instant from(Cell cell) {
            return Known.from(rows, KNOWN, at, cell.distributor);
        }

        private void renewals(Counted counted, int by) {
            Cell cell = counted.cell;
            LocalDate day = counted.renewalDay;
            if (day == null) {
                return;
            }
            Optional<RenewalRow> before =
                    rows.get(RENEWAL, cell.distributor, cell.plaId, cell.country, cell.associated, day, Dated.OPEN);
            long all = before.map(RenewalRow::subscriptions).orElse(0L) + by;
            Dated.follow(
                    rows,
                    RENEWAL,
                    before,
                    from(cell),
                    since -> all == 0
                            ? Optional.empty()
                            : Optional.of(new RenewalRow(
                                    cell.distributor,
                                    cell.plaId,
                                    cell.country,
                                    cell.associated,
                                    day,
                                    Dated.OPEN,
                                    since,
                                    all)));
        }
    }
}
