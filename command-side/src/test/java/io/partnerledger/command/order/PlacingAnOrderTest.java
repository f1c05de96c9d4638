package io.partnerledger.command.order;

import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.OTHER_CUSTOMER;
import static io.partnerledger.command.example.Customers.addedIn;
import static io.partnerledger.command.example.Customers.minatoFoodsAdded;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.KANTO_PLA;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.LedgerInMemory.Kept.on;
import static io.partnerledger.command.example.Orders.FIRST;
import static io.partnerledger.command.example.Orders.ORDER;
import static io.partnerledger.command.example.Orders.PLACED_AT;
import static io.partnerledger.command.example.Orders.SECOND;
import static io.partnerledger.command.example.Orders.firstLine;
import static io.partnerledger.command.example.Orders.line;
import static io.partnerledger.command.example.Orders.order;
import static io.partnerledger.command.example.Orders.secondLine;
import static io.partnerledger.command.example.Orders.started;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.MINAMI_PLA;
import static io.partnerledger.command.example.Resellers.UNKNOWN_PLA;
import static io.partnerledger.command.example.Resellers.UNPARTNERED;
import static io.partnerledger.command.example.Resellers.activeIn;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.LedgerInMemory.Outcome;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.command.subscription.SubscriptionAggregate;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.order.OrderBlocked;
import io.partnerledger.kernel.order.OrderOutcome;
import io.partnerledger.kernel.order.OrderOutcome.Blocked;
import io.partnerledger.kernel.order.OrderOutcome.BlockedLine;
import io.partnerledger.kernel.order.OrderOutcome.Placed;
import io.partnerledger.kernel.order.OrderPlaced;
import io.partnerledger.kernel.order.OrderStatus;
import io.partnerledger.kernel.order.PlaceOrder;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacingAnOrderTest {

    private static final RecordedVerdict.Failure SUSPENDED = new RecordedVerdict.Failure("tenant-suspended", true);

    private final PartnersAsTold partners = new PartnersAsTold()
            .knows(AOBA_PLA, activeIn("JP", AOBA))
            .knows(MINAMI_PLA, suspendedIn("JP", MINAMI))
            .knowsPlaOf(KANTO, KANTO_PLA)
            .knowsPartners(KANTO, AOBA)
            .knowsPartners(KANTO, MINAMI)
            .at(4711);

    private final LedgerInMemory ledger = LedgerInMemory.of(
                    CustomerAggregate.class, OrderAggregate.class, SubscriptionAggregate.class)
            .handling(axon -> new Orders(
                    axon.repository(CustomerAggregate.class),
                    OrdersInMemory.placing(axon, partners),
                    ClockAt.time(PLACED_AT)))
            .open()
            .given(MINATO_FOODS, minatoFoodsAdded(AOBA, "customer"));

    @Test
    void an_order_through_a_reseller_in_good_standing_stands_and_begins_its_subscription() {
        Outcome outcome = ledger.when(order("key", firstLine(AOBA_PLA)));

        OrderPlaced placed = (OrderPlaced) outcome.appended().get(0).event();
        outcome.appends(on(ORDER, placed), on(FIRST, started(FIRST, 0, AOBA_PLA, "key")));
        assertThat(placed.distributorId()).isEqualTo(KANTO.value().toString());
        assertThat(placed.customerCountry()).isEqualTo("JP");
        assertThat(placed.associatedResellerTenantId()).isEqualTo(AOBA.value().toString());
        assertThat(placed.placedAt()).isEqualTo(PLACED_AT);
        Placed answer = outcome.answer(Placed.class);
        assertThat(answer.order().status()).isEqualTo(OrderStatus.PLACED);
        assertThat(answer.order().lines())
                .extracting("subscriptionId")
                .containsExactly(FIRST.value().toString());
    }

    @Test
    void the_order_keeps_each_verdict_with_the_facts_and_the_position_it_rested_on() {
        OrderPlaced placed = (OrderPlaced) ledger.when(order("key", firstLine(AOBA_PLA), secondLine(AOBA_PLA)))
                .appended()
                .get(0)
                .event();

        assertThat(placed.judgedAtPosition()).isEqualTo(4711);
        assertThat(placed.verdicts()).hasSize(1);
        RecordedVerdict verdict = placed.verdicts().get(0);
        assertThat(verdict.plaId()).isEqualTo(AOBA_PLA.value());
        assertThat(verdict.change()).isEqualTo("order");
        assertThat(verdict.failures()).isEmpty();
        assertThat(verdict.facts())
                .containsEntry("distributor.country", "JP")
                .containsEntry("holder.reseller", AOBA.value().toString())
                .containsEntry("reseller.active", "true")
                .containsEntry("reseller.authorization", "authorized")
                .containsEntry("reseller.agreementSigned", "true")
                .containsEntry("location.country", "JP")
                .containsEntry("location.status", "authorized")
                .containsEntry("customer.market", "JP")
                .containsEntry("customer.associatedWithReseller", "true")
                .containsEntry("partnership", "active");
        assertThat(List.copyOf(verdict.facts().keySet())).isSorted();
    }

    @Test
    void each_line_begins_a_subscription_of_its_own() {
        Outcome outcome = ledger.when(order("key", firstLine(AOBA_PLA), secondLine(AOBA_PLA)));

        outcome.appends(
                on(ORDER, outcome.appended().get(0).event()),
                on(FIRST, started(FIRST, 0, AOBA_PLA, "key")),
                on(SECOND, started(SECOND, 1, AOBA_PLA, "key")));
    }

    @Test
    void one_invalid_partner_of_record_blocks_the_whole_order_and_that_is_kept() {
        Outcome outcome = ledger.when(order("key", firstLine(AOBA_PLA), secondLine(MINAMI_PLA)));

        OrderBlocked blocked = (OrderBlocked) outcome.appended().get(0).event();
        outcome.appends(on(ORDER, blocked));
        assertThat(blocked.judgedAtPosition()).isEqualTo(4711);
        assertThat(blocked.lines()).hasSize(2);
        assertThat(blocked.verdicts().get(1).failures()).containsExactly(SUSPENDED);
        Blocked answer = outcome.answer(Blocked.class);
        assertThat(answer.lines()).extracting(BlockedLine::lineItemNumber).containsExactly(1);
        assertThat(answer.lines().get(0).verdict().failedChecks()).containsExactly(Check.TENANT_SUSPENDED);
    }

    @Test
    void a_reseller_without_a_partnership_blocks_the_order() {
        partners.knows(PlaId.of("7000000"), activeIn("JP", UNPARTNERED));
        blockedBy(Check.NO_PARTNERSHIP, PlaId.of("7000000"));
    }

    @Test
    void a_pla_id_nobody_holds_blocks_the_order() {
        blockedBy(Check.PLA_UNKNOWN, UNKNOWN_PLA);
    }

    @Test
    void the_distributors_own_pla_id_blocks_the_order() {
        blockedBy(Check.OWN_PLA, KANTO_PLA);
    }

    @Test
    void a_missing_partner_of_record_blocks_the_order_of_a_resellers_customer() {
        blockedBy(Check.PLA_MISSING, null);
    }

    private void blockedBy(Check check, PlaId partner) {
        Outcome outcome = ledger.when(order("key", firstLine(partner)));

        outcome.appends(on(ORDER, outcome.appended().get(0).event()));
        assertThat(outcome.answer(Blocked.class).lines().get(0).verdict().deciding())
                .contains(check);
    }

    @Test
    void what_is_known_of_partners_is_brought_up_to_date_for_every_order() {
        ledger.when(order("key", firstLine(AOBA_PLA), secondLine(MINAMI_PLA)));

        assertThat(partners.timesBroughtUpToDate()).isEqualTo(1);
    }

    @Test
    void a_repeat_of_a_placed_order_appends_nothing_and_answers_with_it_whatever_has_happened_since() {
        OrderOutcome first = ledger.when(order("key", firstLine(AOBA_PLA))).answer(Placed.class);
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));

        ledger.when(order("key", firstLine(AOBA_PLA))).appendsNothing().answers(first);
    }

    @Test
    void a_repeat_of_a_blocked_order_is_blocked_again_and_no_second_attempt() {
        ledger.when(order("key", firstLine(MINAMI_PLA)));
        ledger.when(order("key", firstLine(MINAMI_PLA))).appendsNothing().answer(Blocked.class);
    }

    @Test
    void a_blocked_order_passes_by_the_same_request_once_the_cause_is_mended() {
        ledger.when(order("key", firstLine(MINAMI_PLA)));
        partners.knows(MINAMI_PLA, activeIn("JP", MINAMI));
        Outcome outcome = ledger.when(order("key", firstLine(MINAMI_PLA)));

        outcome.appends(on(ORDER, outcome.appended().get(0).event()), on(FIRST, started(FIRST, 0, MINAMI_PLA, "key")));
        assertThat(outcome.answer(Placed.class).order().status()).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void a_blocked_order_that_fails_for_another_reason_is_a_second_attempt() {
        ledger.when(order("key", firstLine(MINAMI_PLA)));
        partners.knowsPlaOf(KANTO, MINAMI_PLA);
        Outcome outcome = ledger.when(order("key", firstLine(MINAMI_PLA)));

        outcome.appends(on(ORDER, outcome.appended().get(0).event()));
        assertThat(outcome.appended().get(0).event()).isInstanceOf(OrderBlocked.class);
    }

    @Test
    void another_request_does_not_take_the_same_id() {
        ledger.when(order("key", firstLine(AOBA_PLA)));
        ledger.when(order("another key", firstLine(AOBA_PLA))).isRefusedAs(RefusalCode.ALREADY_EXISTS);
    }

    @Test
    void a_customer_of_another_distributor_does_not_exist() {
        ledger.when(new PlaceOrder(
                        ORDER, MINATO_FOODS, RHEIN, BillingCycle.MONTHLY, List.of(firstLine(AOBA_PLA)), true, "key"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void an_unknown_customer_orders_nothing() {
        ledger.when(new PlaceOrder(
                        ORDER, OTHER_CUSTOMER, KANTO, BillingCycle.MONTHLY, List.of(firstLine(AOBA_PLA)), true, "key"))
                .isRefusedAs(RefusalCode.NOT_FOUND_HERE);
    }

    @Test
    void who_says_that_the_partner_of_record_was_not_checked_orders_nothing() {
        ledger.when(attested(false)).isRefusedAs(RefusalCode.PARTNER_ATTESTATION_NOT_ACCEPTED);
    }

    @Test
    void who_says_nothing_of_a_check_orders_as_not_attested() {
        Outcome outcome = ledger.when(attested(null));

        assertThat(((OrderPlaced) outcome.appended().get(0).event()).attestationAccepted())
                .isNull();
    }

    private static PlaceOrder attested(Boolean accepted) {
        return new PlaceOrder(
                ORDER, MINATO_FOODS, KANTO, BillingCycle.MONTHLY, List.of(firstLine(AOBA_PLA)), accepted, "key");
    }

    @Test
    void outside_the_eu_and_efta_a_line_names_no_additional_partners() {
        ledger.when(order("key", line(0, AOBA_PLA, List.of(MINAMI_PLA), FIRST)))
                .isRefusedAs(RefusalCode.ADDITIONAL_PARTNERS_NOT_ALLOWED);
    }

    @Test
    void in_the_eu_a_line_names_up_to_five_additional_partners() {
        LedgerInMemory german = germanLedger();
        german.when(order("key", line(0, AOBA_PLA, Collections.nCopies(6, MINAMI_PLA), FIRST)))
                .isRefusedAs(RefusalCode.ADDITIONAL_PARTNERS_NOT_ALLOWED);
        Outcome five = german.when(order("key", line(0, AOBA_PLA, Collections.nCopies(5, MINAMI_PLA), FIRST)));

        assertThat(five.refusal()).isNull();
    }

    @Test
    void an_additional_partner_is_an_indirect_reseller_in_whatever_standing() {
        LedgerInMemory german = germanLedger();

        german.when(order("key", line(0, AOBA_PLA, List.of(MINAMI_PLA, UNKNOWN_PLA), FIRST)))
                .isRefusedAs(RefusalCode.ADDITIONAL_PARTNER_NOT_A_RESELLER);
        german.when(order("key", line(0, AOBA_PLA, List.of(KANTO_PLA), FIRST)))
                .isRefusedAs(RefusalCode.ADDITIONAL_PARTNER_NOT_A_RESELLER);
        assertThat(german.when(order("key", line(0, AOBA_PLA, List.of(MINAMI_PLA), FIRST)))
                        .refusal())
                .isNull();
    }

    private LedgerInMemory germanLedger() {
        return LedgerInMemory.of(CustomerAggregate.class, OrderAggregate.class, SubscriptionAggregate.class)
                .handling(axon -> new Orders(
                        axon.repository(CustomerAggregate.class),
                        OrdersInMemory.placing(axon, partners),
                        ClockAt.time(PLACED_AT)))
                .open()
                .given(MINATO_FOODS, addedIn("DE", AOBA, "customer"));
    }

    @Test
    void an_order_has_lines_each_with_its_own_number_and_subscription() {
        assertThatIllegalArgumentException().isThrownBy(() -> order("key"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("key", firstLine(AOBA_PLA), line(0, AOBA_PLA, List.of(), SECOND)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order("key", firstLine(AOBA_PLA), line(1, AOBA_PLA, List.of(), FIRST)));
    }
}
