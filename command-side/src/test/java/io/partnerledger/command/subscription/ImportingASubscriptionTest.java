package io.partnerledger.command.subscription;

import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.OTHER_CUSTOMER;
import static io.partnerledger.command.example.Customers.minatoFoodsAdded;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.Orders.FIRST;
import static io.partnerledger.command.example.Orders.OFFER;
import static io.partnerledger.command.example.Orders.ORDER;
import static io.partnerledger.command.example.Orders.PLACED_AT;
import static io.partnerledger.command.example.Orders.started;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static io.partnerledger.kernel.subscription.SubscriptionStatus.ACTIVE;
import static io.partnerledger.kernel.subscription.SubscriptionStatus.DISABLED;
import static io.partnerledger.kernel.subscription.SubscriptionStatus.EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.directory.PartnerDirectory;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.LedgerInMemory;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.command.partnerofrecord.Gates;
import io.partnerledger.command.partnerofrecord.PartnerOfRecordGate;
import io.partnerledger.command.stream.States;
import io.partnerledger.kernel.book.ImportOutcome;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.distributor.DistributorId;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict.Failure;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.ImportSubscription;
import io.partnerledger.kernel.subscription.ImportedSubscription;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.Subscription;
import io.partnerledger.kernel.subscription.SubscriptionImported;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportingASubscriptionTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final PartnersAsTold PARTNERS =
            new PartnersAsTold().knows(AOBA_PLA, suspendedIn("JP", AOBA)).at(4711);
    private static final PartnerOfRecordGate GATE = Gates.underTheDefaultRules(PARTNERS);

    private final LedgerInMemory ledger = freshLedger();

    private static LedgerInMemory freshLedger() {
        return LedgerInMemory.of(SubscriptionAggregate.class)
                .with(PartnerOfRecordGate.class, GATE)
                .with(PartnerDirectory.class, PARTNERS)
                .with(GracePeriods.class, GracePeriods.defaults())
                .with(Clock.class, ClockAt.time(NOW))
                .handling(axon -> new Subscriptions(
                        axon.repository(SubscriptionAggregate.class),
                        new States(axon.eventStore()),
                        GATE,
                        GracePeriods.defaults(),
                        ClockAt.time(NOW)))
                .open()
                .given(MINATO_FOODS, minatoFoodsAdded(AOBA, "customer"));
    }

    private static ImportSubscription telling(String requestKey) {
        return telling(KANTO, MINATO_FOODS, 25, ACTIVE, PLACED_AT, requestKey);
    }

    private static ImportSubscription telling(
            DistributorId distributor,
            CustomerId customer,
            int quantity,
            SubscriptionStatus status,
            Instant createdAt,
            String requestKey) {
        return telling(distributor, customer, quantity, status, createdAt, Period.ofYears(1), requestKey);
    }

    private static ImportSubscription telling(
            DistributorId distributor,
            CustomerId customer,
            int quantity,
            SubscriptionStatus status,
            Instant createdAt,
            Period term,
            String requestKey) {
        return new ImportSubscription(
                FIRST,
                distributor,
                customer,
                ORDER,
                OFFER,
                "Business Basic HQ",
                Seats.of(quantity),
                BillingCycle.MONTHLY,
                term,
                AOBA_PLA,
                createdAt,
                LocalDate.parse("2026-04-01"),
                LocalDate.parse("2027-03-31"),
                true,
                status,
                requestKey);
    }

    private SubscriptionImported imported(ImportSubscription command) {
        return imported(command, ledger);
    }

    private static SubscriptionImported imported(ImportSubscription command, LedgerInMemory into) {
        LedgerInMemory.Outcome outcome = into.when(command);
        assertThat(outcome.answer(ImportedSubscription.class).outcome()).isEqualTo(ImportOutcome.IMPORTED);
        return (SubscriptionImported) outcome.appended().get(0).event();
    }

    @Test
    void nothing_is_gated_but_what_is_wrong_with_the_partner_of_record_is_recorded() {
        SubscriptionImported imported = imported(telling("line 1"));

        assertThat(imported.verdict().change()).isEqualTo("import");
        assertThat(imported.verdict().failures())
                .containsExactly(new Failure("tenant-suspended", false), new Failure("no-partnership", false));
        assertThat(imported.judgedAtPosition()).isEqualTo(4711);
    }

    @Test
    void it_is_the_subscription_that_the_same_order_would_have_begun() {
        Subscription ordered = started(FIRST, 0, AOBA_PLA, "line 1").after(null);

        assertThat(imported(telling("line 1")).after(null)).isEqualTo(ordered);
    }

    @Test
    void the_same_again_changes_nothing_whichever_request_it_comes_with() {
        ledger.when(telling("line 1"));

        ledger.when(telling("line 1")).appendsNothing().answers(new ImportedSubscription(ImportOutcome.IMPORTED, null));
        ledger.when(telling("line 1 of another file"))
                .appendsNothing()
                .answers(new ImportedSubscription(ImportOutcome.UNCHANGED, null));
        ledger.when(telling(KANTO, MINATO_FOODS, 25, ACTIVE, PLACED_AT, Period.ofMonths(12), "a year in months"))
                .appendsNothing()
                .answers(new ImportedSubscription(ImportOutcome.UNCHANGED, null));
    }

    @Test
    void one_that_was_ordered_here_is_known_already() {
        ledger.given(FIRST, started(FIRST, 0, AOBA_PLA, "order"))
                .when(telling("line 1"))
                .appendsNothing()
                .answers(new ImportedSubscription(ImportOutcome.UNCHANGED, null));
    }

    @Test
    void what_the_ledger_knows_otherwise_stays_and_is_named() {
        ledger.given(FIRST, started(FIRST, 0, null, "order"));

        assertThat(ledger.when(telling(KANTO, MINATO_FOODS, 40, ACTIVE, PLACED_AT, "line 1"))
                        .isRefusedAs(RefusalCode.DIFFERS_FROM_LEDGER)
                        .parameters())
                .isEqualTo(Map.of("members", "quantity, partnerId"));
    }

    @Test
    void its_customer_must_be_there_and_be_the_distributors() {
        for (ImportSubscription command : new ImportSubscription[] {
            telling(KANTO, OTHER_CUSTOMER, 25, ACTIVE, PLACED_AT, "line 1"),
            telling(RHEIN, MINATO_FOODS, 25, ACTIVE, PLACED_AT, "line 1")
        }) {
            assertThat(ledger.when(command)
                            .isRefusedAs(RefusalCode.CUSTOMER_NOT_FOUND)
                            .parameters())
                    .isEqualTo(Map.of("customer", command.customer().value().toString()));
        }
    }

    @Test
    void nothing_is_bought_tomorrow() {
        ledger.when(telling(KANTO, MINATO_FOODS, 25, ACTIVE, NOW.plusSeconds(1), "line 1"))
                .isRefusedAs(RefusalCode.EFFECTIVE_IN_FUTURE);
    }

    @Test
    void one_that_has_ended_is_kept_as_long_as_if_it_had_ended_here() {
        Map<SubscriptionStatus, String> until = Map.of(EXPIRED, "2027-05-01", DISABLED, "2027-07-30");

        until.forEach((status, day) -> {
            Subscription taken = imported(
                            telling(KANTO, MINATO_FOODS, 25, status, PLACED_AT, status.code()), freshLedger())
                    .after(null);
            assertThat(taken.status()).isEqualTo(status);
            assertThat(taken.dueOn()).contains(LocalDate.parse(day));
        });
    }

    @Test
    void a_later_term_was_committed_to_on_its_first_day() {
        SubscriptionImported imported =
                imported(telling(KANTO, MINATO_FOODS, 25, ACTIVE, PLACED_AT.minusSeconds(31_536_000), "line 1"));

        assertThat(imported.after(null).term().committedAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(imported.after(null).createdAt()).isEqualTo(PLACED_AT.minusSeconds(31_536_000));
    }
}
