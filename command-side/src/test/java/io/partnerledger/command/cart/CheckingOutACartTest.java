package io.partnerledger.command.cart;

import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.OTHER_CUSTOMER;
import static io.partnerledger.command.example.Customers.addedIn;
import static io.partnerledger.command.example.Customers.minatoFoodsAdded;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.MINAMI_PLA;
import static io.partnerledger.command.example.Resellers.UNKNOWN_PLA;
import static io.partnerledger.command.example.Resellers.activeIn;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.LedgerInMemory.Outcome;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.command.order.OrdersInMemory;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.kernel.cart.Cart;
import io.partnerledger.kernel.cart.CartCheckedOut;
import io.partnerledger.kernel.cart.CartId;
import io.partnerledger.kernel.cart.CartItem;
import io.partnerledger.kernel.cart.CartLine;
import io.partnerledger.kernel.cart.CartStatus;
import io.partnerledger.kernel.cart.ChangeCart;
import io.partnerledger.kernel.cart.CheckOutCart;
import io.partnerledger.kernel.cart.Checkout;
import io.partnerledger.kernel.cart.CreateCart;
import io.partnerledger.kernel.customer.CustomerAdded;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckingOutACartTest {

    private static final CartId CART = CartId.of("b4c8fdea-cbe4-4d17-9576-13fcacbf9605");
    private static final Duration VALIDITY = Duration.ofDays(7);

    private final PartnersAsTold partners = new PartnersAsTold()
            .knows(AOBA_PLA, activeIn("JP", AOBA))
            .knows(MINAMI_PLA, suspendedIn("JP", MINAMI))
            .knowsPartners(KANTO, AOBA)
            .knowsPartners(KANTO, MINAMI);

    private final MovingClock clock = new MovingClock();
    private final LedgerInMemory ledger = ledger(minatoFoodsAdded(AOBA, "customer"));

    private LedgerInMemory ledger(CustomerAdded customer) {
        return LedgerInMemory.of(
                        CustomerAggregate.class,
                        CartAggregate.class,
                        OrdersInMemory.AGGREGATE,
                        SubscriptionAggregate.class)
                .handling(axon -> new Carts(
                        axon.repository(CustomerAggregate.class),
                        axon.repository(CartAggregate.class),
                        OrdersInMemory.placing(axon, partners),
                        clock))
                .open()
                .given(MINATO_FOODS, customer);
    }

    @Test
    void what_is_billed_alike_for_equally_long_is_one_group() {
        Cart cart = fill(
                        item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA),
                        item(BillingCycle.ANNUAL, "P1Y", AOBA_PLA),
                        item(BillingCycle.MONTHLY, "P12M", MINAMI_PLA),
                        item(BillingCycle.MONTHLY, "P1M", AOBA_PLA))
                .answer(Cart.class);

        assertThat(cart.lines()).extracting(CartLine::orderGroup).containsExactly("0", "1", "0", "2");
        assertThat(cart.lines()).extracting(CartLine::orderId).hasSize(4).doesNotContainNull();
        assertThat(cart.lines().get(0).orderId())
                .isEqualTo(cart.lines().get(2).orderId())
                .isNotEqualTo(cart.lines().get(1).orderId());
        assertThat(cart.lines()).extracting(CartLine::subscriptionId).doesNotHaveDuplicates();
        assertThat(cart.status()).isEqualTo(CartStatus.ACTIVE);
    }

    @Test
    void filling_a_cart_judges_no_partner_of_record_and_buys_nothing() {
        Outcome filled = fill(item(BillingCycle.MONTHLY, "P1Y", UNKNOWN_PLA));

        assertThat(filled.appended()).hasSize(1);
        assertThat(partners.timesBroughtUpToDate()).isZero();
    }

    @Test
    void a_repeat_of_the_request_that_filled_a_cart_fills_no_other() {
        Cart cart = fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA)).answer(Cart.class);

        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA)).appendsNothing().answers(cart);
    }

    @Test
    void each_group_becomes_an_order_with_its_subscriptions_and_the_cart_is_done() {
        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA), item(BillingCycle.ANNUAL, "P1Y", AOBA_PLA));

        Outcome checkout = checkOut("first");

        assertThat(events(checkout, OrderPlaced.class))
                .extracting(OrderPlaced::billingCycle)
                .containsExactly("monthly", "annual");
        assertThat(events(checkout, SubscriptionStarted.class)).hasSize(2);
        assertThat(events(checkout, CartCheckedOut.class)).hasSize(1);
        assertThat(checkout.answer(Checkout.class).groups()).hasSize(2).allMatch(Checkout.Placed.class::isInstance);
        checkOut("second").isRefusedAs(RefusalCode.CART_ORDERED);
    }

    @Test
    void a_repeat_of_a_checkout_buys_nothing_and_answers_the_same_whatever_has_happened_since() {
        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA));
        Checkout first = checkOut("first").answer(Checkout.class);
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        clock.pass(VALIDITY);

        checkOut("first").appendsNothing().answers(first);
    }

    @Test
    void a_group_that_is_stopped_doesnt_stop_the_others_and_is_kept() {
        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA), item(BillingCycle.ANNUAL, "P1Y", MINAMI_PLA));

        Outcome checkout = checkOut("first");

        assertThat(events(checkout, OrderPlaced.class)).hasSize(1);
        assertThat(events(checkout, OrderBlocked.class)).hasSize(1);
        assertThat(events(checkout, SubscriptionStarted.class)).hasSize(1);
        assertThat(checkout.answer(Checkout.class).groups())
                .extracting(Object::getClass)
                .isEqualTo(List.of(Checkout.Placed.class, Checkout.Blocked.class));
    }

    @Test
    void after_a_stop_only_the_stopped_groups_are_tried_again() {
        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA), item(BillingCycle.ANNUAL, "P1Y", MINAMI_PLA));
        checkOut("first");

        checkOut("again").appendsNothing();
        partners.knows(MINAMI_PLA, activeIn("JP", MINAMI));
        Outcome mended = checkOut("mended");

        assertThat(events(mended, OrderPlaced.class))
                .extracting(OrderPlaced::billingCycle)
                .containsExactly("annual");
        assertThat(mended.answer(Checkout.class).groups())
                .extracting(Checkout.Group::orderGroup)
                .containsExactly("1");
        checkOut("once more").isRefusedAs(RefusalCode.CART_ORDERED);
        assertThat(ledger.kept())
                .filteredOn(kept -> kept.event() instanceof SubscriptionStarted)
                .hasSize(2);
    }

    @Test
    void a_group_that_is_no_order_is_told_of_beside_the_others() {
        LedgerInMemory german = ledger(addedIn("DE", AOBA, "customer"));
        partners.knows(AOBA_PLA, activeIn("JP", AOBA));
        CartItem strange = new CartItem(
                "a:b:c", null, Seats.of(1), BillingCycle.ANNUAL, Period.ofYears(1), AOBA_PLA, List.of(UNKNOWN_PLA));
        german.when(create(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA), strange));

        Outcome checkout = german.when(new CheckOutCart(CART, MINATO_FOODS, KANTO, "first"));

        List<Checkout.Group> groups = checkout.answer(Checkout.class).groups();
        assertThat(groups.get(0)).isNotInstanceOf(Checkout.NotAccepted.class);
        assertThat(((Checkout.NotAccepted) groups.get(1)).refusal().code())
                .isEqualTo(RefusalCode.ADDITIONAL_PARTNER_NOT_A_RESELLER);
        assertThat(checkout.appended()).extracting(LedgerInMemory.Kept::stream).doesNotContain(orderOf(groups.get(1)));
    }

    private static String orderOf(Checkout.Group group) {
        return "order:" + group.orderGroup();
    }

    @Test
    void a_cart_nobody_checked_out_in_time_buys_nothing() {
        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA));
        clock.pass(VALIDITY);

        checkOut("late").isRefusedAs(RefusalCode.CART_EXPIRED);
        change(item(BillingCycle.MONTHLY, "P1Y", MINAMI_PLA)).isRefusedAs(RefusalCode.CART_EXPIRED);
    }

    @Test
    void a_cart_is_its_customers_and_its_distributors() {
        fill(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA));

        ledger.when(new CheckOutCart(CART, MINATO_FOODS, RHEIN, "key")).isRefusedAs(RefusalCode.NOT_FOUND_HERE);
        ledger.when(new CheckOutCart(CART, OTHER_CUSTOMER, KANTO, "key")).isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void what_lies_in_a_cart_may_be_replaced_until_some_of_it_is_ordered() {
        fill(item(BillingCycle.MONTHLY, "P1Y", MINAMI_PLA));
        checkOut("first");

        Cart changed = change(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA)).answer(Cart.class);
        assertThat(changed.lines()).extracting(CartLine::partnerOfRecord).containsExactly(AOBA_PLA.value());
        change(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA)).appendsNothing();
        assertThat(events(checkOut("second"), OrderPlaced.class)).hasSize(1);
        change("another change", item(BillingCycle.MONTHLY, "P1Y", MINAMI_PLA)).isRefusedAs(RefusalCode.CART_ORDERED);
    }

    @Test
    void who_says_that_the_partners_of_record_were_not_checked_fills_no_cart() {
        ledger.when(new CreateCart(
                        CART,
                        MINATO_FOODS,
                        KANTO,
                        List.of(item(BillingCycle.MONTHLY, "P1Y", AOBA_PLA)),
                        false,
                        VALIDITY,
                        "cart"))
                .isRefusedAs(RefusalCode.PARTNER_ATTESTATION_NOT_ACCEPTED);
    }

    private Outcome fill(CartItem... items) {
        return ledger.when(create(items));
    }

    private static CreateCart create(CartItem... items) {
        return new CreateCart(CART, MINATO_FOODS, KANTO, List.of(items), null, VALIDITY, "cart");
    }

    private Outcome change(CartItem... items) {
        return change("change", items);
    }

    private Outcome change(String requestKey, CartItem... items) {
        return ledger.when(new ChangeCart(CART, MINATO_FOODS, KANTO, List.of(items), null, requestKey));
    }

    private Outcome checkOut(String requestKey) {
        return ledger.when(new CheckOutCart(CART, MINATO_FOODS, KANTO, requestKey));
    }

    private static <E extends LedgerEvent> List<E> events(Outcome outcome, Class<E> kind) {
        return outcome.appended().stream()
                .map(LedgerInMemory.Kept::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static CartItem item(BillingCycle cycle, String term, PlaId partner) {
        return new CartItem(
                "CFQ7TTC0LH18:0001:CFQ7TTC0K971", null, Seats.of(5), cycle, Period.parse(term), partner, List.of());
    }
}
