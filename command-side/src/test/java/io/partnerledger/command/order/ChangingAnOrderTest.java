package io.partnerledger.command.order;

import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.OTHER_CUSTOMER;
import static io.partnerledger.command.example.Customers.minatoFoodsAdded;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.Orders.FIRST;
import static io.partnerledger.command.example.Orders.ORDER;
import static io.partnerledger.command.example.Orders.PLACED_AT;
import static io.partnerledger.command.example.Orders.SECOND;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.MINAMI_PLA;
import static io.partnerledger.command.example.Resellers.activeIn;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.LedgerInMemory.Outcome;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.command.partnerofrecord.Gates;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.ChangeOrder;
import io.partnerledger.kernel.order.Order;
import io.partnerledger.kernel.order.OrderBillingCycleChanged;
import io.partnerledger.kernel.order.OrderChangeBlocked;
import io.partnerledger.kernel.order.OrderExtended;
import io.partnerledger.kernel.order.OrderLine;
import io.partnerledger.kernel.order.OrderOutcome.ChangeBlocked;
import io.partnerledger.kernel.order.OrderOutcome.Placed;
import io.partnerledger.kernel.order.OrderStatus;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.subscription.BillingPlanChanged;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangingAnOrderTest {

    private static final SubscriptionId THIRD = SubscriptionId.of("0f2b7d34-8c55-4e0a-b1f2-9a6d3c4e5f62");
    private static final String LEGACY = "031c9e47-4802-4248-838e-778fb1d2cc05";

    private final PartnersAsTold partners = new PartnersAsTold()
            .knows(AOBA_PLA, activeIn("JP", AOBA))
            .knows(MINAMI_PLA, activeIn("JP", MINAMI))
            .knowsPartners(KANTO, AOBA)
            .knowsPartners(KANTO, MINAMI)
            .at(4711);

    private final LedgerInMemory ledger = LedgerInMemory.of(
                    CustomerAggregate.class, OrderAggregate.class, SubscriptionAggregate.class)
            .handling(axon -> new Orders(
                    axon.repository(CustomerAggregate.class),
                    OrdersInMemory.placing(axon, partners),
                    ClockAt.time(PLACED_AT)))
            .handling(axon -> new OrderChanges(
                    axon.repository(CustomerAggregate.class),
                    axon.repository(OrderAggregate.class),
                    axon.repository(SubscriptionAggregate.class),
                    OrdersInMemory.placing(axon, partners),
                    Gates.underTheDefaultRules(partners),
                    GracePeriods.defaults(),
                    ClockAt.time(PLACED_AT)))
            .open()
            .given(MINATO_FOODS, minatoFoodsAdded(AOBA, "customer"));

    @Test
    void an_order_of_legacy_offers_is_billed_otherwise_with_all_its_subscriptions_in_one_append() {
        placed(LEGACY);

        Outcome outcome = ledger.when(bill(BillingCycle.ANNUAL, "change"));

        OrderBillingCycleChanged changed = only(outcome, OrderBillingCycleChanged.class);
        assertThat(changed.formerBillingCycle()).isEqualTo("monthly");
        assertThat(changed.billingCycle()).isEqualTo("annual");
        assertThat(changed.verdicts())
                .hasSize(2)
                .allMatch(verdict -> verdict.change().equals("billing-plan"));
        assertThat(changed.judgedAtPosition()).isEqualTo(4711);
        assertThat(events(outcome, BillingPlanChanged.class))
                .extracting(
                        BillingPlanChanged::subscriptionId,
                        event -> event.verdict().plaId())
                .containsExactly(
                        tuple(FIRST.value().toString(), AOBA_PLA.value()),
                        tuple(SECOND.value().toString(), MINAMI_PLA.value()));
        assertThat(outcome.appended()).hasSize(3);
        Order order = outcome.answer(Placed.class).order();
        assertThat(order.billingCycle()).isEqualTo(BillingCycle.ANNUAL);
        assertThat(order.version()).isEqualTo(2);
        assertThat(order.decidedAt()).isEqualTo(PLACED_AT);
    }

    @Test
    void an_add_on_becomes_a_line_of_the_order_and_a_subscription_billed_as_the_order_is() {
        placed("CFQ7TTC0LH18:0001:CFQ7TTC0K971");

        Outcome outcome = ledger.when(add("change", addOn(FIRST, AOBA_PLA)));

        OrderExtended extended = only(outcome, OrderExtended.class);
        assertThat(extended.addOns()).hasSize(1);
        assertThat(extended.addOns().get(0).line().lineItemNumber()).isEqualTo(2);
        assertThat(extended.addOns().get(0).parentSubscriptionId())
                .isEqualTo(FIRST.value().toString());
        assertThat(extended.verdicts()).extracting("change").containsExactly("order");
        SubscriptionStarted started = only(outcome, SubscriptionStarted.class);
        assertThat(started.subscriptionId()).isEqualTo(THIRD.value().toString());
        assertThat(started.orderId()).isEqualTo(ORDER.value());
        assertThat(started.billingCycle()).isEqualTo("monthly");
        assertThat(started.associatedResellerTenantId()).isEqualTo(AOBA.value().toString());
        Order order = outcome.answer(Placed.class).order();
        assertThat(order.lines()).extracting(OrderLine::lineItemNumber).containsExactly(0, 1, 2);
        assertThat(order.parents())
                .containsOnly(Map.entry(THIRD.value().toString(), FIRST.value().toString()));
    }

    @Test
    void a_change_that_a_partner_of_record_stops_is_kept_and_leaves_the_order_standing() {
        placed(LEGACY);
        partners.knows(MINAMI_PLA, suspendedIn("JP", MINAMI));

        Outcome outcome = ledger.when(bill(BillingCycle.ANNUAL, "change"));

        OrderChangeBlocked blocked = only(outcome, OrderChangeBlocked.class);
        assertThat(outcome.appended()).hasSize(1);
        assertThat(blocked.requestedBillingCycle()).isEqualTo("annual");
        assertThat(outcome.answer(ChangeBlocked.class).judgements())
                .filteredOn(Judgement::blocks)
                .extracting(Judgement::plaId)
                .containsExactly(MINAMI_PLA);
        Order still = ledger.when(bill(null, "echo")).answer(Placed.class).order();
        assertThat(still.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(still.billingCycle()).isEqualTo(BillingCycle.MONTHLY);
        assertThat(still.version()).isEqualTo(1);
    }

    @Test
    void a_repeat_of_a_blocked_change_is_no_second_attempt_and_passes_once_the_cause_is_mended() {
        placed(LEGACY);
        partners.knows(MINAMI_PLA, suspendedIn("JP", MINAMI));
        ledger.when(bill(BillingCycle.ANNUAL, "change"));

        ledger.when(bill(BillingCycle.ANNUAL, "change")).appendsNothing().answer(ChangeBlocked.class);
        partners.knows(MINAMI_PLA, activeIn("JP", MINAMI));
        ledger.when(bill(BillingCycle.ANNUAL, "change")).answer(Placed.class);
    }

    @Test
    void an_add_on_whose_partner_of_record_is_stopped_stops_the_whole_change() {
        placed(LEGACY);
        partners.knows(MINAMI_PLA, suspendedIn("JP", MINAMI));
        ledger.when(bill(BillingCycle.ANNUAL, "before"));

        Outcome outcome = ledger.when(add("change", addOn(FIRST, MINAMI_PLA)));

        assertThat(only(outcome, OrderChangeBlocked.class).requestedAddOns()).hasSize(1);
        assertThat(events(outcome, SubscriptionStarted.class)).isEmpty();
    }

    @Test
    void a_change_done_twice_by_one_request_is_done_once() {
        placed(LEGACY);
        Outcome first = ledger.when(add("change", addOn(FIRST, AOBA_PLA)));
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));

        ledger.when(add("change", addOn(FIRST, AOBA_PLA))).appendsNothing().answers(first.answer(Placed.class));
    }

    @Test
    void whoever_rests_on_an_older_version_changes_nothing() {
        placed(LEGACY);
        ledger.when(bill(BillingCycle.ANNUAL, "change"));

        ledger.when(resting(1, BillingCycle.MONTHLY, "late")).isRefusedAs(RefusalCode.STALE_VERSION);
        ledger.when(resting(2, BillingCycle.MONTHLY, "in time")).answer(Placed.class);
        // Repeated, it is what it was.
        ledger.when(resting(2, BillingCycle.MONTHLY, "in time"))
                .appendsNothing()
                .answer(Placed.class);
    }

    @Test
    void an_order_is_its_customers_and_its_distributors() {
        placed(LEGACY);

        ledger.when(new ChangeOrder(
                        ORDER, MINATO_FOODS, RHEIN, null, BillingCycle.ANNUAL, List.of(), List.of(), null, "key"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
        ledger.when(new ChangeOrder(
                        ORDER, OTHER_CUSTOMER, KANTO, null, BillingCycle.ANNUAL, List.of(), List.of(), null, "key"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    private void placed(String offer) {
        ledger.when(new PlaceOrder(
                        ORDER,
                        MINATO_FOODS,
                        KANTO,
                        BillingCycle.MONTHLY,
                        List.of(line(0, offer, AOBA_PLA, FIRST), line(1, offer, MINAMI_PLA, SECOND)),
                        true,
                        "order"))
                .answer(Placed.class);
    }

    private static PlaceOrder.Line line(int number, String offer, PlaId partner, SubscriptionId subscription) {
        return new PlaceOrder.Line(
                number, offer, null, Seats.of(5), Period.ofYears(1), partner, List.of(), subscription);
    }

    private static ChangeOrder bill(BillingCycle cycle, String requestKey) {
        return new ChangeOrder(ORDER, MINATO_FOODS, KANTO, null, cycle, List.of(), List.of(), null, requestKey);
    }

    private static ChangeOrder resting(long version, BillingCycle cycle, String requestKey) {
        return new ChangeOrder(ORDER, MINATO_FOODS, KANTO, version, cycle, List.of(), List.of(), null, requestKey);
    }

    private static ChangeOrder add(String requestKey, ChangeOrder.NewAddOn addOn) {
        return new ChangeOrder(ORDER, MINATO_FOODS, KANTO, null, null, List.of(), List.of(addOn), null, requestKey);
    }

    private static ChangeOrder.NewAddOn addOn(SubscriptionId parent, PlaId partner) {
        return new ChangeOrder.NewAddOn(line(0, "a:b:c", partner, THIRD), parent);
    }

    private static <E extends LedgerEvent> E only(Outcome outcome, Class<E> kind) {
        List<E> events = events(outcome, kind);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static <E extends LedgerEvent> List<E> events(Outcome outcome, Class<E> kind) {
        return outcome.appended().stream()
                .map(LedgerInMemory.Kept::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
