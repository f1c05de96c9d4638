package io.partnerledger.standalone.trade;

import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.cart.CartItem;
import io.partnerledger.kernel.cart.ChangeCart;
import io.partnerledger.kernel.cart.CheckOutCart;
import io.partnerledger.kernel.cart.CreateCart;
import io.partnerledger.kernel.customer.AddCustomer;
import io.partnerledger.kernel.customer.BillingContact;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerDomain;
import io.partnerledger.kernel.customer.CustomerDomainClaim;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.RemoveCustomer;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.customer.SetResellerPermission;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.ChangeOrder;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.order.RequestedOrderChange;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Customers come, buy, and some go. */
final class Sales {

    private static final List<String> FIRST = List.of(
            "Minato", "Sumida", "Nara", "Ise", "Ueno", "Bergen", "Altona", "Wien", "Lyon", "Delft", "Kyoto", "Sapporo");
    private static final List<String> SECOND =
            List.of("Foods", "Logistics", "Clinic", "Hotels", "Shipping", "Bakery", "Dental", "Motors", "Print");
    private static final List<String> OFFERS = List.of(
            "CFQ7TTC0LH18:0001:CFQ7TTC0K971", "CFQ7TTC0LCHC:0002:CFQ7TTC0K9CD", "CFQ7TTC0LDPB:0001:CFQ7TTC0KFLX");
    private static final String LEGACY_OFFER = "031c9e47-4802-4248-838e-778fb1d2cc05";
    private static final String LEGACY_ADD_ON = "2828be95-46ba-4f91-b2fd-0bef192ecf60";
    private static final PlaId NOBODYS = PlaId.of("9999999");
    private static final Duration CART_VALIDITY = Duration.ofDays(7);

    private final Chance chance;
    private final Chronicle chronicle;
    private final Agenda agenda;
    private final Programme programme;
    private final Staff staff;
    private final AfterSales afterSales;
    private int customers;
    private int subscriptions;

    Sales(Chance chance, Chronicle chronicle, Agenda agenda, Programme programme, Staff staff, AfterSales afterSales) {
        this.chance = chance;
        this.chronicle = chronicle;
        this.agenda = agenda;
        this.programme = programme;
        this.staff = staff;
        this.afterSales = afterSales;
    }

    int customers() {
        return customers;
    }

    int subscriptions() {
        return subscriptions;
    }

    /** A customer, mostly on a partner's behalf. */
    void customer(Book book) {
        Reseller reseller = book.partners.isEmpty() || chance.in100(12) ? null : chance.mostlyTheFirstOf(book.partners);
        String country = reseller == null ? chance.mostlyTheFirstOf(book.countries) : reseller.country;
        staff.of(book, chance.in100(70) ? "AdminAgent" : "SalesAgent");
        CustomerId id = new CustomerId(chance.uuid());
        String name = chance.of(FIRST) + " " + chance.of(SECOND);
        CustomerDomain domain = CustomerDomain.of(name.replace(' ', '-') + ++customers + ".onmicrosoft.com");
        boolean japanese = country.equals("JP");
        AddCustomer command = new AddCustomer(
                id,
                book.distributor.id(),
                reseller == null ? null : reseller.tenant.id(),
                domain,
                name,
                Country.of(country),
                japanese ? "ja-JP" : "de-DE",
                japanese ? "ja" : "de",
                new BillingContact(
                        chance.sealed(id.stream(), 30),
                        chance.sealed(id.stream(), 5),
                        chance.sealed(id.stream(), 7),
                        chance.sealed(id.stream(), 110),
                        chance.in100(50) ? chance.sealed(id.stream(), 12) : null),
                null,
                chance.hash());
        chronicle.tell(
                "customer-domain",
                domain.stream(),
                CustomerDomainClaim.claim(null, domain, id, book.distributor.id(), chronicle.now()));
        CustomerEvent added = Customer.add(null, command, true, chronicle.now()).orElseThrow();
        chronicle.tell("customer", id.stream(), added);
        book.buyers.add(new Buyer(book, reseller, added.after(null)));
    }

    /** What the reseller may do in a customer's account becomes more or less. */
    void permission(Buyer buyer) {
        Customer customer = buyer.customer;
        if (buyer.reseller == null || customer.isRemoved() || !buyer.reseller.isPartnerOf(buyer.book)) {
            return;
        }
        staff.of(buyer.book, "AdminAgent");
        customer.setResellerPermission(
                        new SetResellerPermission(
                                customer.id(),
                                customer.distributor(),
                                chance.of(List.of(ResellerPermission.values())),
                                null,
                                chance.hash()),
                        true,
                        chronicle.now())
                .ifPresent(event -> apply(buyer, event));
    }

    /** A customer that has nothing active is let go. */
    void letGo(Buyer buyer) {
        Customer customer = buyer.customer;
        if (customer.isRemoved() || buyer.active() > 0) {
            return;
        }
        staff.of(buyer.book, "AdminAgent");
        apply(
                buyer,
                customer.remove(
                        new RemoveCustomer(customer.id(), customer.distributor(), chance.hash()), 0, chronicle.now()));
        new CustomerDomainClaim(customer.domain(), customer.id())
                .release(customer.id(), customer.distributor(), chronicle.now())
                .ifPresent(released -> chronicle.tell("customer-domain", customer.domain().stream(), released));
        buyer.bought.forEach(bought -> bought.subscription
                .endWithCustomer(GracePeriods.defaults(), chronicle.now())
                .ifPresent(ended -> afterSales.apply(bought, ended)));
    }

    private void apply(Buyer buyer, CustomerEvent event) {
        buyer.customer = event.after(buyer.customer);
        chronicle.tell("customer", buyer.customer.id().stream(), event);
    }

    /**
     * A customer buys, by an order or by way of a cart.
     *
     * @param atMost so many subscriptions
     */
    void purchase(Buyer buyer, int atMost) {
        if (buyer.customer.isRemoved()) {
            return;
        }
        if (atMost > 4 && chance.in100(3)) {
            byCart(buyer);
        } else if (atMost > 4 && chance.in100(2)) {
            legacy(buyer);
        } else {
            PlaceOrder order = order(buyer, Math.min(atMost, chance.between(1, 4)), null);
            staff.of(buyer.book, chance.in100(60) ? "SalesAgent" : "AdminAgent");
            if (place(buyer, order) == null) {
                agenda.in(Duration.ofHours(chance.between(1, 200)), () -> tryAgain(buyer, order));
            }
        }
    }

    private void tryAgain(Buyer buyer, PlaceOrder blocked) {
        if (!buyer.customer.isRemoved() && partner(buyer) != null) {
            staff.of(buyer.book, "SalesAgent");
            PlaceOrder mended = order(buyer, blocked.lines().size(), partner(buyer));
            if (!judgement(buyer, mended).blocks()) {
                place(buyer, mended);
            }
        }
    }

    private PlaceOrder order(Buyer buyer, int lines, @Nullable PlaId partner) {
        PlaId onRecord = partner != null ? partner : chance.in100(1) ? NOBODYS : partner(buyer);
        BillingCycle billing = chance.in100(70) ? BillingCycle.MONTHLY : BillingCycle.ANNUAL;
        return new PlaceOrder(
                new OrderId(chance.uuid().toString()),
                buyer.customer.id(),
                buyer.customer.distributor(),
                billing,
                IntStream.range(0, lines)
                        .mapToObj(number -> line(number, chance.of(OFFERS), term(billing), onRecord))
                        .toList(),
                chance.in100(80) ? true : null,
                chance.hash());
    }

    private PlaceOrder.Line line(int number, String offer, Period term, @Nullable PlaId partner) {
        return new PlaceOrder.Line(
                number,
                offer,
                chance.in100(60) ? "Plan " + (number + 1) : null,
                Seats.of(chance.in100(80) ? chance.between(1, 40) : chance.between(41, 900)),
                term,
                partner,
                List.of(),
                new SubscriptionId(chance.uuid()));
    }

    private Period term(BillingCycle billing) {
        if (billing == BillingCycle.MONTHLY && chance.in100(4)) {
            return Period.ofMonths(1);
        }
        return chance.in100(5) ? Period.ofYears(3) : Period.ofYears(1);
    }

    private static @Nullable PlaId partner(Buyer buyer) {
        return buyer.reseller == null ? null : buyer.reseller.plaId();
    }

    private Judgement judgement(Buyer buyer, PlaceOrder order) {
        return programme.judgement(
                buyer.book, order.lines().get(0).partnerIdOnRecord(), buyer.customer.facts(), Change.ORDER);
    }

    /** @return what stands, or null where a partner of record stood in the way */
    private @Nullable Order place(Buyer buyer, PlaceOrder command) {
        OrderEvent event = Order.place(
                        null,
                        command,
                        buyer.customer,
                        List.of(judgement(buyer, command)),
                        Set.of(),
                        chronicle.told(),
                        chronicle.now())
                .orElseThrow();
        chronicle.tell("order", command.id().stream(), event);
        if (!(event instanceof OrderPlaced placed)) {
            return null;
        }
        Subscription.startedBy(placed).forEach(started -> start(buyer, started));
        return placed.after(null);
    }

    private void start(Buyer buyer, SubscriptionStarted started) {
        subscriptions++;
        Bought bought = new Bought(buyer, started.after(null));
        chronicle.tell("subscription", bought.subscription.id().stream(), started);
        buyer.bought.add(bought);
        buyer.book.bought.add(bought);
        afterSales.advanceInTime(bought);
    }

    private void byCart(Buyer buyer) {
        staff.of(buyer.book, "SalesAgent");
        CreateCart command = new CreateCart(
                new CartId(chance.uuid()),
                buyer.customer.id(),
                buyer.customer.distributor(),
                List.of(item(BillingCycle.MONTHLY, buyer), item(BillingCycle.ANNUAL, buyer)),
                true,
                CART_VALIDITY,
                chance.hash());
        CartEvent created =
                Cart.create(null, command, buyer.customer, chronicle.now()).orElseThrow();
        chronicle.tell("cart", command.id().stream(), created);
        Cart cart = created.after(null);
        agenda.in(Duration.ofMinutes(chance.between(1, 3_000)), () -> {
            if (!buyer.customer.isRemoved()) {
                checkOut(buyer, chance.in100(50) ? refilled(buyer, cart) : cart);
            }
        });
    }

    private Cart refilled(Buyer buyer, Cart cart) {
        staff.of(buyer.book, "SalesAgent");
        return cart.change(
                        new ChangeCart(
                                cart.id(),
                                cart.customer(),
                                cart.distributor(),
                                List.of(item(BillingCycle.MONTHLY, buyer), item(BillingCycle.MONTHLY, buyer)),
                                null,
                                chance.hash()),
                        buyer.customer,
                        chronicle.now())
                .map(changed -> {
                    chronicle.tell("cart", cart.id().stream(), changed);
                    return (Cart) changed.after(cart);
                })
                .orElse(cart);
    }

    private void checkOut(Buyer buyer, Cart cart) {
        staff.of(buyer.book, "SalesAgent");
        CheckOutCart command = new CheckOutCart(cart.id(), cart.customer(), cart.distributor(), chance.hash());
        List<OrderId> placed = new ArrayList<>();
        for (PlaceOrder order : cart.checkOut(command, chronicle.now()).values()) {
            if (place(buyer, order) != null) {
                placed.add(order.id());
            }
        }
        cart.checkedOut(command, placed, chronicle.now())
                .ifPresent(event -> chronicle.tell("cart", cart.id().stream(), event));
    }

    private CartItem item(BillingCycle billing, Buyer buyer) {
        return new CartItem(
                chance.of(OFFERS),
                "Plan",
                Seats.of(chance.between(1, 60)),
                billing,
                Period.ofYears(1),
                partner(buyer),
                List.of());
    }

    /** An order of offers that are billed together: they are billed otherwise, and something is added, soon after. */
    private void legacy(Buyer buyer) {
        staff.of(buyer.book, "SalesAgent");
        PlaceOrder command = new PlaceOrder(
                new OrderId(chance.uuid().toString()),
                buyer.customer.id(),
                buyer.customer.distributor(),
                BillingCycle.MONTHLY,
                List.of(line(0, LEGACY_OFFER, Period.ofYears(1), partner(buyer))),
                true,
                chance.hash());
        Order order = place(buyer, command);
        if (order != null) {
            Bought first = buyer.bought.get(buyer.bought.size() - 1);
            agenda.in(Duration.ofHours(chance.between(1, 90)), () -> changed(buyer, first, order));
        }
    }

    private void changed(Buyer buyer, Bought first, Order before) {
        if (!first.isActive() || buyer.customer.isRemoved()) {
            return;
        }
        staff.of(buyer.book, "AdminAgent");
        PlaId onRecord = chance.in100(10) ? NOBODYS : partner(buyer);
        ChangeOrder command = new ChangeOrder(
                before.id(),
                before.customer(),
                before.distributor(),
                null,
                BillingCycle.ANNUAL,
                List.of(),
                List.of(new ChangeOrder.NewAddOn(
                        line(0, LEGACY_ADD_ON, Period.ofYears(1), onRecord), first.subscription.id())),
                true,
                chance.hash());
        RequestedOrderChange requested = new RequestedOrderChange(before, command, List.of(first.subscription));
        List<Judgement> judgements = new ArrayList<>();
        requested
                .partnersToJudge()
                .forEach((change, partners) -> new LinkedHashSet<>(partners)
                        .forEach(partner -> judgements.add(
                                programme.judgement(buyer.book, partner, buyer.customer.facts(), change))));
        for (OrderEvent event : requested.events(buyer.customer, judgements, chronicle.told(), chronicle.now())) {
            chronicle.tell("order", before.id().stream(), event);
            if (event instanceof OrderBillingCycleChanged billed) {
                afterSales.apply(first, first.subscription.billed(billed));
            } else if (event instanceof OrderExtended extended) {
                Subscription.startedBy(extended).forEach(started -> start(buyer, started));
            }
        }
    }
}
