package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.partnerofrecord.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Two years of some distributors' trade, as many events as are wanted.
 *
 * <p>What happens is left to chance and decided by the kernel, so that commands can go on from it. The same number, seed
 * and end give the same events. All that time brings about by the end has happened, so that a ledger that is started on it
 * then finds nothing overdue. Personal data are sealed as those of somebody who was forgotten: nobody can open them.
 */
public final class TwoYearsOfTrade {

    private static final double A_MILLION = 1_000_000;

    // Of each so many in a million events; the rest is changes of subscriptions.
    private static final int RESELLERS = 5_000;
    private static final int CUSTOMERS = 50_000;
    private static final int SUBSCRIPTIONS = 200_000;
    private static final int TROUBLES = 1_500;
    private static final int PARTINGS = 300;
    private static final int DELEGATIONS = 5_000;
    private static final int PERMISSIONS = 4_000;
    private static final int SUPPORT_CONTACTS = 8_000;
    private static final int CUSTOMERS_LET_GO = 400;

    private static final Duration TWO_YEARS = Duration.ofDays(730);

    /** With so much left there is time for nothing large any more. */
    private static final int LAST_EVENTS = 12;

    private final long events;
    private final Instant begin;
    private final Chance chance;
    private final Chronicle chronicle;
    private final Agenda agenda;
    private final Programme programme;
    private final Partnering partnering;
    private final Delegation delegation;
    private final AfterSales afterSales;
    private final Sales sales;
    private final List<Book> books = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();

    private TwoYearsOfTrade(long events, long seed, Instant end, Consumer<DomainEventMessage<?>> book) {
        this.events = events;
        this.begin = end.minus(TWO_YEARS);
        this.chance = new Chance(seed);
        this.chronicle = new Chronicle(book, chance, begin);
        this.agenda = new Agenda(chronicle);
        this.programme = new Programme(chance, chronicle, agenda);
        Staff staff = new Staff(chance, chronicle);
        this.partnering = new Partnering(chance, chronicle, agenda, programme, staff);
        this.delegation = new Delegation(chance, chronicle, agenda, programme, staff);
        this.afterSales = new AfterSales(chance, chronicle, agenda, programme, staff);
        this.sales = new Sales(chance, chronicle, agenda, programme, staff, afterSales);
    }

    /** Tells them one after the other; the first is at position 1. */
    public static TwoYearsOfTrade told(long events, long seed, Instant end, Consumer<DomainEventMessage<?>> book) {
        TwoYearsOfTrade trade = new TwoYearsOfTrade(events, seed, end, book);
        trade.tell();
        return trade;
    }

    private void tell() {
        books.add(programme.distributor("Kanto Distribution", List.of("JP")));
        books.add(programme.distributor("Kansai Distribution", List.of("JP")));
        books.add(programme.distributor("Rhein Distribution", List.of("DE", "AT", "FR", "NL")));
        books.add(programme.distributor("Fjord Distribution", List.of("NO", "DE")));
        int subscriptions = share(SUBSCRIPTIONS);
        kinds.add(new Kind(share(RESELLERS), 0.5, programme::resellers, () -> partnering.newcomer(books)));
        kinds.add(new Kind(share(CUSTOMERS), 0.7, sales::customers, () -> sales.customer(book())));
        kinds.add(new Kind(subscriptions, 0.9, sales::subscriptions, () -> purchase(subscriptions)));
        often(TROUBLES, programme::trouble);
        often(PARTINGS, () -> partnering.part(books));
        often(DELEGATIONS, () -> withBuyer(delegation::delegate));
        often(PERMISSIONS, () -> withBuyer(sales::permission));
        often(SUPPORT_CONTACTS, () -> withActive(afterSales::supportContact));
        often(CUSTOMERS_LET_GO, () -> withBuyer(sales::letGo));
        while (chronicle.told() < events) {
            step();
        }
        kinds.forEach(Kind::requireDone);
    }

    private int share(int ofAMillion) {
        return Math.max(1, (int) Math.round(ofAMillion * (events / A_MILLION)));
    }

    private void often(int ofAMillion, Runnable what) {
        int[] done = {0};
        kinds.add(new Kind(share(ofAMillion), 1, () -> done[0], () -> {
            done[0]++;
            what.run();
        }));
    }

    /** Time goes with the events: slowly at first, for business grows. */
    private void step() {
        double grown = (double) chronicle.told() / events;
        double passed = Math.sqrt(0.25 + 2 * grown) - 0.5;
        Instant now = begin.plus(Duration.ofNanos((long) (TWO_YEARS.toNanos() * Math.min(1, passed))));
        boolean last = events - chronicle.told() <= LAST_EVENTS;
        if (last) {
            chronicle.until(now);
            withActive(afterSales::rename);
        } else if (!agenda.next(now)) {
            chronicle.until(now);
            next(passed).run();
        }
    }

    private Runnable next(double passed) {
        for (Kind kind : kinds) {
            if (kind.isBehind(passed)) {
                return kind.what;
            }
        }
        return () -> withActive(afterSales::change);
    }

    private Book book() {
        return chance.mostlyTheFirstOf(books);
    }

    private void purchase(int subscriptions) {
        withBuyer(buyer -> sales.purchase(buyer, subscriptions - sales.subscriptions()));
    }

    private void withBuyer(Consumer<Buyer> what) {
        Book book = book();
        if (!book.buyers.isEmpty()) {
            what.accept(chance.of(book.buyers));
        }
    }

    private void withActive(Consumer<Bought> what) {
        Book book = book();
        if (!book.bought.isEmpty()) {
            Bought bought = chance.of(book.bought);
            if (bought.isActive()) {
                what.accept(bought);
            }
        }
    }

    /** When the last of it happened. */
    public Instant end() {
        return chronicle.now();
    }

    /** The distributor that sells most. */
    public UUID largestDistributor() {
        return books.get(0).tenant();
    }

    /** Customers of the largest distributor whose reseller may be partner of record of whatever they buy. */
    public List<Customer> customers(int atMost) {
        return books.get(0).buyers.stream()
                .filter(buyer -> buyer.reseller != null && !buyer.customer.isRemoved())
                .filter(buyer -> !programme
                        .judgement(buyer.book, buyer.reseller.plaId(), buyer.customer.facts(), Change.ORDER)
                        .blocks())
                .limit(atMost)
                .map(buyer -> new Customer(
                        buyer.customer.id().value(), buyer.reseller.plaId().value()))
                .toList();
    }

    /** Active subscriptions of the largest distributor that may have more seats. */
    public List<Subscription> subscriptions(int atMost) {
        return books.get(0).bought.stream()
                .filter(Bought::isActive)
                .filter(bought -> !programme
                        .judgement(
                                bought.buyer.book,
                                bought.subscription.partner(),
                                bought.subscription.customerFacts(),
                                Change.SEATS)
                        .blocks())
                .limit(atMost)
                .map(bought -> new Subscription(
                        bought.subscription.customer().value(),
                        bought.subscription.id().value(),
                        bought.subscription.quantity()))
                .toList();
    }

    /** @param plaId of the reseller it came with */
    public record Customer(UUID id, String plaId) {}

    public record Subscription(UUID customer, UUID id, int seats) {}

    /**
     * Something that happens so often.
     *
     * @param growth below 1 where most of it happens early
     */
    private record Kind(int all, double growth, IntSupplier done, Runnable what) {

        /** Done with all of it some weeks before the end. */
        private static final double DONE_BY = 0.97;

        boolean isBehind(double passed) {
            return done.getAsInt() < all * Math.min(1, Math.pow(passed / DONE_BY, growth));
        }

        void requireDone() {
            if (done.getAsInt() < all) {
                throw new IllegalStateException(
                        "So few events hold no more than %d of %d.".formatted(done.getAsInt(), all));
            }
        }
    }
}
