package io.partnerledger.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.kernel.cart.Cart;
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
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.ImportCustomer;
import io.partnerledger.kernel.customer.RemoveCustomer;
import io.partnerledger.kernel.customer.ResellerPermission;
import io.partnerledger.kernel.customer.SetResellerPermission;
import io.partnerledger.kernel.distributor.Distributor;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.distributor.RegisterDistributor;
import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.ChangeOrder;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderId;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.order.RequestedOrderChange;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.partnership.PartnershipId;
import io.partnerledger.kernel.partnership.PartnershipSlot;
import io.partnerledger.kernel.partnership.PartnershipSlotId;
import io.partnerledger.kernel.pla.PlaClaim;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.privacy.SealedText;
import io.partnerledger.kernel.programme.Evidence;
import io.partnerledger.kernel.refusal.Refused;
import io.partnerledger.kernel.resellertenant.RegisterResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenant;
import io.partnerledger.kernel.resellertenant.ResellerTenantId;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import io.partnerledger.kernel.tenant.TenantClaim;
import io.partnerledger.kernel.tenant.TenantId;
import io.partnerledger.kernel.tenant.TenantRole;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attempt in every state of what has few of them; a partnership and a subscription have tests of their own. */
class IllegalTransitionsTest {

    private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    private static final PlaId PLA = PlaId.of("5102938");
    private static final DistributorId KANTO = new DistributorId(UUID.randomUUID());
    private static final DistributorId RHEIN = new DistributorId(UUID.randomUUID());
    private static final ResellerTenantId AOBA = new ResellerTenantId(UUID.randomUUID());
    private static final TenantId AOBAS_TENANT = TenantId.of(AOBA);
    private static final TenantId MINAMIS_TENANT = new TenantId(UUID.randomUUID());
    private static final CustomerId MINATO_FOODS = new CustomerId(UUID.randomUUID());
    private static final CustomerDomain DOMAIN = CustomerDomain.of("minatofoods.onmicrosoft.com");
    private static final CartId CART = new CartId(UUID.randomUUID());
    private static final OrderId ORDER = new OrderId("order");
    private static final boolean PARTNER = true;
    private static final SubscriptionStatus ACTIVE = SubscriptionStatus.ACTIVE;

    private static final String ALLOWED = "allowed";
    private static final String NOTHING = "nothing";

    @ParameterizedTest // S23
    @MethodSource({
        "plaIds",
        "tenants",
        "slots",
        "domains",
        "registrations",
        "customers",
        "orders",
        "orderChanges",
        "carts"
    })
    void each_state_allows_what_the_trade_allows(Attempt attempt) {
        assertThat(attempt.outcome()).isEqualTo(attempt.expected);
    }

    static Stream<Attempt> plaIds() {
        PlaClaim aobas = new PlaClaim(PLA, AOBAS_TENANT);
        return Stream.of(
                attempt("an unclaimed PLA ID, claimed", ALLOWED, () -> PlaClaim.claim(null, PLA, AOBAS_TENANT, NOW)),
                attempt("a claimed one, by its owner", NOTHING, () -> PlaClaim.claim(aobas, PLA, AOBAS_TENANT, NOW)),
                attempt(
                        "a claimed one, by another",
                        "pla-id-already-claimed",
                        () -> PlaClaim.claim(aobas, PLA, MINAMIS_TENANT, NOW)));
    }

    static Stream<Attempt> tenants() {
        return Stream.concat(
                Stream.of(attempt(
                        "an unknown tenant, claimed",
                        ALLOWED,
                        () -> Optional.of(TenantClaim.claim(null, AOBAS_TENANT, TenantRole.RESELLER, NOW)))),
                Stream.of(TenantRole.values())
                        .flatMap(is -> Stream.of(TenantRole.values())
                                .map(wants -> attempt(
                                        "a " + is + ", claimed as " + wants,
                                        "tenant-already-registered",
                                        () -> Optional.of(TenantClaim.claim(
                                                new TenantClaim(AOBAS_TENANT, is), AOBAS_TENANT, wants, NOW))))));
    }

    static Stream<Attempt> slots() {
        PartnershipSlotId id = new PartnershipSlotId(KANTO, AOBA);
        PartnershipId held = new PartnershipId(UUID.randomUUID());
        PartnershipId other = new PartnershipId(UUID.randomUUID());
        PartnershipSlot taken = new PartnershipSlot(id, held);
        PartnershipSlot free = new PartnershipSlot(id, null);
        return Stream.of(
                attempt("a new slot, taken", ALLOWED, () -> PartnershipSlot.take(null, id, held, NOW)),
                attempt("a free slot, taken", ALLOWED, () -> PartnershipSlot.take(free, id, held, NOW)),
                attempt("a taken slot, by its holder", NOTHING, () -> PartnershipSlot.take(taken, id, held, NOW)),
                attempt(
                        "a taken slot, by another",
                        "already-partners",
                        () -> PartnershipSlot.take(taken, id, other, NOW)),
                attempt("a taken slot, freed by its holder", ALLOWED, () -> taken.free(held, NOW)),
                attempt("a taken slot, freed by another", NOTHING, () -> taken.free(other, NOW)),
                attempt("a free slot, freed", NOTHING, () -> free.free(held, NOW)));
    }

    static Stream<Attempt> domains() {
        CustomerDomainClaim taken = new CustomerDomainClaim(DOMAIN, MINATO_FOODS);
        CustomerDomainClaim released = new CustomerDomainClaim(DOMAIN, null);
        return Stream.of(
                attempt(
                        "a new domain, claimed",
                        ALLOWED,
                        () -> Optional.of(CustomerDomainClaim.claim(null, DOMAIN, MINATO_FOODS, KANTO, NOW))),
                attempt(
                        "a taken domain, claimed",
                        "domain-already-taken",
                        () -> Optional.of(CustomerDomainClaim.claim(
                                taken, DOMAIN, new CustomerId(UUID.randomUUID()), KANTO, NOW))),
                attempt("a taken domain, released", ALLOWED, () -> taken.release(MINATO_FOODS, KANTO, NOW)),
                attempt(
                        "a taken domain, released by another customer",
                        NOTHING,
                        () -> taken.release(new CustomerId(UUID.randomUUID()), KANTO, NOW)),
                attempt("a released domain, released", NOTHING, () -> released.release(MINATO_FOODS, KANTO, NOW)),
                attempt(
                        "a released domain, claimed",
                        ALLOWED,
                        () -> Optional.of(CustomerDomainClaim.claim(
                                released, DOMAIN, new CustomerId(UUID.randomUUID()), KANTO, NOW))));
    }

    static Stream<Attempt> registrations() {
        Distributor distributor = Distributor.register(null, registerKanto("key"), NOW)
                .orElseThrow()
                .after(null);
        ResellerTenant reseller = ResellerTenant.register(null, registerAoba("key"), NOW)
                .orElseThrow()
                .after(null);
        return Stream.of(
                attempt(
                        "a distributor, by a repeat",
                        NOTHING,
                        () -> Distributor.register(distributor, registerKanto("key"), NOW)),
                attempt(
                        "a distributor, once more",
                        "tenant-already-registered",
                        () -> Distributor.register(distributor, registerKanto("other"), NOW)),
                attempt(
                        "a reseller, by a repeat",
                        NOTHING,
                        () -> ResellerTenant.register(reseller, registerAoba("key"), NOW)),
                attempt(
                        "a reseller, once more",
                        "tenant-already-registered",
                        () -> ResellerTenant.register(reseller, registerAoba("other"), NOW)));
    }

    static Stream<Attempt> customers() {
        Customer own = customer(null);
        Customer aobas = customer(AOBA);
        Customer removed = aobas.remove(remove(KANTO), 0, NOW).after(aobas);
        return Stream.of(
                attempt("a new customer, added", ALLOWED, () -> Customer.add(null, add(AOBA, "key"), PARTNER, NOW)),
                attempt(
                        "a new customer, for no partner",
                        "associated-partner-not-a-partner",
                        () -> Customer.add(null, add(AOBA, "key"), !PARTNER, NOW)),
                attempt("a customer, by a repeat", NOTHING, () -> Customer.add(own, add(null, "key"), !PARTNER, NOW)),
                attempt(
                        "a customer, once more",
                        "already-exists",
                        () -> Customer.add(own, add(null, "other"), !PARTNER, NOW)),
                attempt(
                        "a distributor's own customer, permitted to a reseller",
                        "no-associated-reseller",
                        () -> own.setResellerPermission(permit(KANTO, ResellerPermission.READER), PARTNER, NOW)),
                attempt(
                        "a customer, permitted to its reseller",
                        ALLOWED,
                        () -> aobas.setResellerPermission(permit(KANTO, ResellerPermission.READER), PARTNER, NOW)),
                attempt(
                        "a customer, permitted to a former partner",
                        "partnership-not-active",
                        () -> aobas.setResellerPermission(permit(KANTO, ResellerPermission.READER), !PARTNER, NOW)),
                attempt(
                        "a customer, permitted as it is",
                        NOTHING,
                        () -> aobas.setResellerPermission(permit(KANTO, ResellerPermission.NONE), !PARTNER, NOW)),
                attempt(
                        "a customer, permitted by another distributor",
                        "not-found",
                        () -> aobas.setResellerPermission(permit(RHEIN, ResellerPermission.READER), PARTNER, NOW)),
                attempt("a customer, removed", ALLOWED, () -> Optional.of(own.remove(remove(KANTO), 0, NOW))),
                attempt(
                        "a customer with an active subscription, removed",
                        "customer-has-active-subscriptions",
                        () -> Optional.of(own.remove(remove(KANTO), 1, NOW))),
                attempt(
                        "a customer, removed by another distributor",
                        "not-found",
                        () -> Optional.of(own.remove(remove(RHEIN), 0, NOW))),
                attempt(
                        "a removed customer, removed",
                        "not-found",
                        () -> Optional.of(removed.remove(remove(KANTO), 0, NOW))),
                attempt(
                        "a removed customer, permitted to its reseller",
                        "not-found",
                        () -> removed.setResellerPermission(permit(KANTO, ResellerPermission.NONE), PARTNER, NOW)),
                attempt(
                        "a removed customer, added once more",
                        "already-exists",
                        () -> Customer.add(removed, add(AOBA, "other"), PARTNER, NOW)),
                attempt(
                        "a removed customer, imported as it was",
                        "customer-removed-before",
                        () -> Customer.importAsItStands(
                                removed, new ImportCustomer(add(AOBA, "other")), PARTNER, NOW)));
    }

    static Stream<Attempt> orders() {
        List<Judgement> valid = List.of(judged());
        List<Judgement> invalid = List.of(judged(Check.TENANT_SUSPENDED));
        Customer removed = customer(AOBA).remove(remove(KANTO), 0, NOW).after(customer(AOBA));
        Order placed = order(null, "key", valid).orElseThrow();
        Order blocked = order(null, "key", invalid).orElseThrow();
        return Stream.of(
                placing("a new order, valid", ALLOWED, null, KANTO, "key", valid),
                placing("a new order, invalid", ALLOWED, null, KANTO, "key", invalid),
                attempt(
                        "a new order, for a removed customer",
                        "not-found",
                        () -> Order.place(null, place(KANTO, "key"), removed, valid, Set.of(), 1, NOW)),
                placing("a new order, by another distributor", "not-found", null, RHEIN, "key", valid),
                placing("a placed order, by a repeat", NOTHING, placed, KANTO, "key", valid),
                placing("a placed order, by a repeat, invalid by now", NOTHING, placed, KANTO, "key", invalid),
                placing("a placed order, once more", "already-exists", placed, KANTO, "other", valid),
                placing("a blocked order, by a repeat", NOTHING, blocked, KANTO, "key", invalid),
                placing("a blocked order, mended", ALLOWED, blocked, KANTO, "key", valid),
                placing("a blocked order, once more", "already-exists", blocked, KANTO, "other", valid));
    }

    static Stream<Attempt> orderChanges() {
        Order placed = order(null, "key", List.of(judged())).orElseThrow();
        Order blocked =
                order(null, "key", List.of(judged(Check.TENANT_SUSPENDED))).orElseThrow();
        Order legacy = legacyOrder(Period.ofYears(1));
        Order monthByMonth = legacyOrder(Period.ofMonths(1));
        return Stream.of(
                changing("a blocked order, changed", "not-found", blocked, ACTIVE, billed(BillingCycle.ANNUAL)),
                changing("an order, echoed", NOTHING, legacy, ACTIVE, billed(null)),
                changing("an order, billed as it is", NOTHING, legacy, ACTIVE, billed(BillingCycle.MONTHLY)),
                changing("an order, billed otherwise", ALLOWED, legacy, ACTIVE, billed(BillingCycle.ANNUAL)),
                changing(
                        "an order of new commerce, billed otherwise",
                        "billing-cycle-set-by-subscription",
                        placed,
                        ACTIVE,
                        billed(BillingCycle.ANNUAL)),
                changing(
                        "an order, billed less often than its term ends",
                        "billing-cycle-not-offered",
                        monthByMonth,
                        ACTIVE,
                        billed(BillingCycle.ANNUAL)),
                changing(
                        "an order, billed once",
                        "billing-cycle-not-offered",
                        legacy,
                        ACTIVE,
                        billed(BillingCycle.ONE_TIME)),
                changing(
                        "a suspended order, billed otherwise",
                        "order-not-all-active",
                        legacy,
                        SubscriptionStatus.SUSPENDED,
                        billed(BillingCycle.ANNUAL)),
                changing("an order, added to", ALLOWED, placed, ACTIVE, adding(subscriptionOf(placed))),
                changing(
                        "a suspended order, added to",
                        "parent-not-active",
                        placed,
                        SubscriptionStatus.SUSPENDED,
                        adding(subscriptionOf(placed))),
                changing(
                        "an order, added to something else",
                        "parent-not-of-order",
                        placed,
                        ACTIVE,
                        adding(new SubscriptionId(UUID.randomUUID()))),
                changing(
                        "an order, its line changed",
                        "order-line-not-changeable",
                        placed,
                        ACTIVE,
                        telling(subscriptionOf(placed), 6)),
                changing("an order, its line told", NOTHING, placed, ACTIVE, telling(subscriptionOf(placed), 5)),
                changing(
                        "an order, another's line told",
                        "subscription-not-of-order",
                        placed,
                        ACTIVE,
                        telling(new SubscriptionId(UUID.randomUUID()), 5)));
    }

    private static Attempt changing(
            String what, String expected, Order before, SubscriptionStatus status, ChangeOrder command) {
        return attempt(what, expected, () -> {
            before.requireAsSeenBy(command);
            RequestedOrderChange requested =
                    new RequestedOrderChange(before, command, List.of(subscription(before, status)));
            requested.requireAllowed(customer(AOBA), Set.of());
            List<Judgement> judgements = requested.partnersToJudge().keySet().stream()
                    .map(change -> judgedFor(change))
                    .toList();
            return requested.events(customer(AOBA), judgements, 1, NOW).stream().findFirst();
        });
    }

    private static Subscription subscription(Order order, SubscriptionStatus status) {
        SubscriptionId id = order.subscriptions().get(0);
        OrderPlaced placed = new OrderPlaced(
                order.id().value(),
                MINATO_FOODS.value().toString(),
                "JP",
                AOBA.value().toString(),
                KANTO.value().toString(),
                order.billingCycle().code(),
                order.lines(),
                true,
                order.verdicts(),
                1,
                NOW,
                "key");
        Subscription active = Subscription.startedBy(placed).get(0).after(null);
        return status == ACTIVE
                ? active
                : new SubscriptionSuspended(
                                id.value().toString(),
                                MINATO_FOODS.value().toString(),
                                "JP",
                                KANTO.value().toString(),
                                PLA.value(),
                                NOW,
                                "suspension")
                        .after(active);
    }

    private static SubscriptionId subscriptionOf(Order order) {
        return order.subscriptions().get(0);
    }

    private static Order legacyOrder(Period term) {
        PlaceOrder command = new PlaceOrder(
                ORDER,
                MINATO_FOODS,
                KANTO,
                BillingCycle.MONTHLY,
                List.of(line("031c9e47-4802-4248-838e-778fb1d2cc05", term)),
                true,
                "key");
        return Order.place(null, command, customer(AOBA), List.of(judged()), Set.of(), 1, NOW)
                .orElseThrow()
                .after(null);
    }

    private static ChangeOrder billed(BillingCycle cycle) {
        return new ChangeOrder(ORDER, MINATO_FOODS, KANTO, null, cycle, List.of(), List.of(), true, "change");
    }

    private static ChangeOrder adding(SubscriptionId parent) {
        return new ChangeOrder(
                ORDER,
                MINATO_FOODS,
                KANTO,
                null,
                null,
                List.of(),
                List.of(new ChangeOrder.NewAddOn(line("a:b:c", Period.ofYears(1)), parent)),
                true,
                "change");
    }

    private static ChangeOrder telling(SubscriptionId subscription, int quantity) {
        return new ChangeOrder(
                ORDER,
                MINATO_FOODS,
                KANTO,
                null,
                null,
                List.of(new ChangeOrder.ToldLine(0, subscription, null, null, quantity, null, null)),
                List.of(),
                true,
                "change");
    }

    static Stream<Attempt> carts() {
        Instant inTime = NOW.plus(Duration.ofDays(7)).minusMillis(1);
        Instant late = NOW.plus(Duration.ofDays(7));
        Cart active = Cart.create(null, filling("cart"), customer(AOBA), NOW)
                .orElseThrow()
                .after(null);
        Cart ordered = active.checkedOut(
                        checkingOut(KANTO, "checkout"),
                        active.checkOut(checkingOut(KANTO, "checkout"), NOW).values().stream()
                                .map(PlaceOrder::id)
                                .toList(),
                        NOW)
                .orElseThrow()
                .after(active);
        return Stream.of(
                attempt("a new cart", ALLOWED, () -> Cart.create(null, filling("cart"), customer(AOBA), NOW)),
                attempt(
                        "a cart, by a repeat",
                        NOTHING,
                        () -> Cart.create(active, filling("cart"), customer(AOBA), NOW)),
                attempt(
                        "a cart, once more",
                        "already-exists",
                        () -> Cart.create(active, filling("other"), customer(AOBA), NOW)),
                checkingOut("a cart, in time", ALLOWED, active, KANTO, "checkout", inTime),
                checkingOut("a cart, too late", "cart-expired", active, KANTO, "checkout", late),
                checkingOut("a cart, by another distributor", "not-found", active, RHEIN, "checkout", NOW),
                checkingOut("an ordered cart, by a repeat", NOTHING, ordered, KANTO, "checkout", late),
                checkingOut("an ordered cart, once more", "cart-ordered", ordered, KANTO, "other", NOW),
                attempt("a cart, refilled", ALLOWED, () -> active.change(refilling(KANTO), customer(AOBA), inTime)),
                attempt(
                        "an expired cart, refilled",
                        "cart-expired",
                        () -> active.change(refilling(KANTO), customer(AOBA), late)),
                attempt(
                        "an ordered cart, refilled",
                        "cart-ordered",
                        () -> ordered.change(refilling(KANTO), customer(AOBA), NOW)),
                attempt(
                        "a cart, refilled by another distributor",
                        "not-found",
                        () -> active.change(refilling(RHEIN), customer(AOBA), NOW)));
    }

    private static Attempt checkingOut(
            String what, String expected, Cart before, DistributorId distributor, String key, Instant now) {
        return attempt(what, expected, () -> {
            CheckOutCart command = checkingOut(distributor, key);
            List<OrderId> orders = before.checkOut(command, now).values().stream()
                    .map(PlaceOrder::id)
                    .toList();
            return before.checkedOut(command, orders, now);
        });
    }

    private static CheckOutCart checkingOut(DistributorId distributor, String key) {
        return new CheckOutCart(CART, MINATO_FOODS, distributor, key);
    }

    private static CreateCart filling(String key) {
        return new CreateCart(
                CART,
                MINATO_FOODS,
                KANTO,
                List.of(item(BillingCycle.MONTHLY), item(BillingCycle.ANNUAL)),
                true,
                Duration.ofDays(7),
                key);
    }

    private static ChangeCart refilling(DistributorId distributor) {
        return new ChangeCart(CART, MINATO_FOODS, distributor, List.of(item(BillingCycle.MONTHLY)), null, "refilled");
    }

    private static CartItem item(BillingCycle cycle) {
        return new CartItem("a:b:c", null, Seats.of(5), cycle, Period.ofYears(1), PLA, List.of());
    }

    private static Attempt attempt(String what, String expected, Supplier<Optional<?>> decision) {
        return new Attempt(what, expected, decision);
    }

    private static Attempt placing(
            String what,
            String expected,
            Order before,
            DistributorId distributor,
            String key,
            List<Judgement> judgements) {
        return attempt(
                what,
                expected,
                () -> Order.place(before, place(distributor, key), customer(AOBA), judgements, Set.of(), 1, NOW));
    }

    private static Optional<Order> order(Order before, String key, List<Judgement> judgements) {
        return Order.place(before, place(KANTO, key), customer(AOBA), judgements, Set.of(), 1, NOW)
                .map(event -> event.after(before));
    }

    private static PlaceOrder place(DistributorId distributor, String key) {
        return new PlaceOrder(
                ORDER,
                MINATO_FOODS,
                distributor,
                BillingCycle.MONTHLY,
                List.of(line("CFQ7TTC0LH18:0001:CFQ7TTC0K971", Period.ofYears(1))),
                true,
                key);
    }

    private static PlaceOrder.Line line(String offer, Period term) {
        return new PlaceOrder.Line(
                0, offer, null, Seats.of(5), term, PLA, List.of(), new SubscriptionId(UUID.randomUUID()));
    }

    private static Judgement judged(Check... blocking) {
        return judgedFor(Change.ORDER, blocking);
    }

    private static Judgement judgedFor(Change change, Check... blocking) {
        return new Judgement(
                new PartnerOfRecordFacts(
                        new PartnerOfRecordFacts.Distributor(KANTO, Country.of("JP")),
                        PLA,
                        null,
                        null,
                        PartnerOfRecordFacts.Partnership.NOT_ASKED),
                change,
                new Verdict(Stream.of(blocking)
                        .map(check -> new Verdict.Failure(check, true))
                        .toList()));
    }

    private static Customer customer(ResellerTenantId reseller) {
        return Customer.add(null, add(reseller, "key"), PARTNER, NOW)
                .orElseThrow()
                .after(null);
    }

    private static AddCustomer add(ResellerTenantId reseller, String key) {
        SealedText sealed = new SealedText(MINATO_FOODS.stream(), 1, "c2VhbGVk");
        return new AddCustomer(
                MINATO_FOODS,
                KANTO,
                reseller,
                DOMAIN,
                "Minato Foods",
                Country.of("JP"),
                "ja-JP",
                "ja",
                new BillingContact(sealed, null, null, sealed, null),
                null,
                key);
    }

    private static RemoveCustomer remove(DistributorId distributor) {
        return new RemoveCustomer(MINATO_FOODS, distributor, "removal");
    }

    private static SetResellerPermission permit(DistributorId distributor, ResellerPermission permission) {
        return new SetResellerPermission(MINATO_FOODS, distributor, permission, null, "permission");
    }

    private static RegisterDistributor registerKanto(String key) {
        return new RegisterDistributor(KANTO, "Kanto", Country.of("JP"), null, true, Evidence.none(), key);
    }

    private static RegisterResellerTenant registerAoba(String key) {
        return new RegisterResellerTenant(AOBA, "Aoba", Country.of("JP"), PLA, null, Evidence.none(), key);
    }

    /** What is tried in which state, and what must come of it: an event, nothing, or a refusal with its code. */
    record Attempt(String what, String expected, Supplier<Optional<?>> decision) {

        String outcome() {
            try {
                return decision.get().isPresent() ? ALLOWED : NOTHING;
            } catch (Refused refused) {
                return refused.code().code();
            }
        }

        @Override
        public String toString() {
            return what + ": " + expected;
        }
    }
}
