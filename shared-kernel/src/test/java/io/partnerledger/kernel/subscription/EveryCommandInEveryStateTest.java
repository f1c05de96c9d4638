package io.partnerledger.kernel.subscription;

import static io.partnerledger.kernel.subscription.Subscriptions.AOBA;
import static io.partnerledger.kernel.subscription.Subscriptions.BOUGHT;
import static io.partnerledger.kernel.subscription.Subscriptions.ID;
import static io.partnerledger.kernel.subscription.Subscriptions.KANTO;
import static io.partnerledger.kernel.subscription.Subscriptions.MINATO_FOODS;
import static io.partnerledger.kernel.subscription.Subscriptions.TERM_END;
import static io.partnerledger.kernel.subscription.Subscriptions.ending;
import static io.partnerledger.kernel.subscription.Subscriptions.ofLegacyOffer;
import static io.partnerledger.kernel.subscription.Subscriptions.on;
import static io.partnerledger.kernel.subscription.Subscriptions.startOf;
import static io.partnerledger.kernel.subscription.Subscriptions.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.partnerledger.kernel.market.Country;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.PartnerOfRecordFacts;
import io.partnerledger.kernel.partnerofrecord.Verdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each state of a subscription makes of each command: what happens, {@code -} for nothing, or the refusal's code. */
class EveryCommandInEveryStateTest {

    private static final String ENDED = "subscription-not-changeable";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            value = {
                "wanted          | in the first days     | later                        | suspended                       | expired | disabled | deleted",
                "more seats      | SeatsChanged          | SeatsChanged                 | seats-of-suspended-subscription | ENDED   | ENDED    | ENDED  ",
                "fewer seats     | SeatsChanged          | seat-reduction-window-passed | seats-of-suspended-subscription | ENDED   | ENDED    | ENDED  ",
                "annual bills    | BillingPlanChanged    | BillingPlanChanged           | subscription-suspended          | ENDED   | ENDED    | ENDED  ",
                "triennial bills | billing-cycle-longer-than-term | billing-cycle-longer-than-term | subscription-suspended | ENDED   | ENDED    | ENDED  ",
                "a longer term   | TermChanged           | TermChanged                  | subscription-suspended          | ENDED   | ENDED    | ENDED  ",
                "a shorter term  | term-shortened        | term-shortened               | subscription-suspended          | ENDED   | ENDED    | ENDED  ",
                "another partner | PartnerOfRecordAssigned | PartnerOfRecordAssigned    | PartnerOfRecordAssigned         | ENDED   | ENDED    | ENDED  ",
                "another name    | SubscriptionRenamed   | SubscriptionRenamed          | SubscriptionRenamed             | ENDED   | ENDED    | ENDED  ",
                "auto-renewal    | AutoRenewSet          | AutoRenewSet                 | AutoRenewSet                    | ENDED   | ENDED    | ENDED  ",
                "support contact | SupportContactNamed   | SupportContactNamed          | SupportContactNamed             | ENDED   | ENDED    | ENDED  ",
                // To those who know no better, what has expired or is disabled reads as suspended.
                "suspension      | SubscriptionSuspended | SubscriptionSuspended        | -                               | -       | -        | ENDED  ",
                "reactivation    | -                     | -                            | SubscriptionReactivated         | ENDED   | ENDED    | ENDED  ",
                "cancellation    | SubscriptionCancelled | cancellation-window-passed   | subscription-suspended          | ENDED   | ENDED    | -      ",
                "time            | -                     | -                            | -                               | -       | -        | -      "
            })
    void each_state_allows_what_it_allows(
            String wanted,
            String first,
            String later,
            String suspended,
            String expired,
            String disabled,
            String deleted) {
        Instant month = BOUGHT.plus(Duration.ofDays(30));
        assertThat(Stream.of(
                                outcome(
                                        wanted,
                                        ending(),
                                        BOUGHT.plus(Duration.ofDays(7)).minusNanos(1)),
                                outcome(wanted, ending(), month),
                                outcome(wanted, suspended(ending()), month),
                                outcome(wanted, on(TERM_END, ending()), startOf(TERM_END)),
                                outcome(wanted, on(TERM_END.plusDays(30), ending()), startOf(TERM_END.plusDays(30))),
                                outcome(wanted, on(TERM_END.plusDays(120), ending()), startOf(TERM_END.plusDays(120))))
                        .toList())
                .isEqualTo(Stream.of(first, later, suspended, expired, disabled, deleted)
                        .map(cell -> cell.replace("ENDED", ENDED))
                        .toList());
    }

    @Test
    void a_legacy_offer_loses_seats_at_any_time_but_its_plan_is_not_its_own() {
        Instant late = BOUGHT.plus(Duration.ofDays(30));

        assertThat(outcome("fewer seats", ofLegacyOffer(), late)).isEqualTo("SeatsChanged");
        assertThat(outcome("annual bills", ofLegacyOffer(), late)).isEqualTo("billing-cycle-set-by-order");
        assertThat(outcome("a longer term", ofLegacyOffer(), late)).isEqualTo("term-of-legacy-offer");
    }

    @Test
    void a_support_contact_is_a_partner_or_the_distributor_and_is_named_once() {
        NameSupportContact aoba = new NameSupportContact(ID, MINATO_FOODS, KANTO, AOBA, "key");
        NameSupportContact again = new NameSupportContact(ID, MINATO_FOODS, KANTO, AOBA, "another key");
        NameSupportContact distributor = new NameSupportContact(ID, MINATO_FOODS, KANTO, null, "third key");
        Subscription named =
                ending().nameSupportContact(aoba, true, BOUGHT).orElseThrow().after(ending());

        assertThat(ending().supportTenant()).isEqualTo(KANTO.value());
        assertThat(named.supportTenant()).isEqualTo(AOBA.value());
        assertThat(named.version()).isZero();
        assertThat(named.nameSupportContact(aoba, false, BOUGHT)).isEmpty();
        assertThat(named.nameSupportContact(again, false, BOUGHT)).isEmpty();
        assertThat(named.nameSupportContact(distributor, false, BOUGHT)
                        .orElseThrow()
                        .after(named)
                        .supportTenant())
                .isEqualTo(KANTO.value());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ending().nameSupportContact(aoba, false, BOUGHT))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(RefusalCode.SUPPORT_CONTACT_NOT_A_PARTNER));
    }

    private static String outcome(String wanted, Subscription subscription, Instant now) {
        try {
            List<? extends SubscriptionEvent> events = decided(wanted, subscription, now);
            return events.isEmpty()
                    ? "-"
                    : events.stream()
                            .map(event -> event.getClass().getSimpleName())
                            .collect(Collectors.joining("+"));
        } catch (Refused refused) {
            return refused.code().code();
        }
    }

    private static List<? extends SubscriptionEvent> decided(String wanted, Subscription subscription, Instant now) {
        return switch (wanted) {
            case "support contact" ->
                subscription
                        .nameSupportContact(new NameSupportContact(ID, MINATO_FOODS, KANTO, AOBA, "key"), true, now)
                        .stream()
                        .toList();
            case "time" -> subscription.advance(GracePeriods.defaults(), true, now);
            default -> changed(wish(wanted), subscription, now);
        };
    }

    private static List<SubscriptionEvent> changed(ChangeSubscription command, Subscription subscription, Instant now) {
        List<Judgement> judgements = subscription.changesToJudge(command).stream()
                .map(change -> new Judgement(
                        new PartnerOfRecordFacts(
                                new PartnerOfRecordFacts.Distributor(KANTO, Country.of("JP")),
                                subscription.partnerAfter(command),
                                null,
                                null,
                                PartnerOfRecordFacts.Partnership.NOT_ASKED),
                        change,
                        new Verdict(List.of())))
                .toList();
        return subscription.change(command, judgements, 1, now);
    }

    private static ChangeSubscription wish(String wanted) {
        return switch (wanted) {
            case "more seats" -> wish(null, null, 26, null, null, null, null);
            case "fewer seats" -> wish(null, null, 24, null, null, null, null);
            case "annual bills" -> wish(null, null, null, BillingCycle.ANNUAL, null, null, null);
            case "triennial bills" -> wish(null, null, null, BillingCycle.TRIENNIAL, null, null, null);
            case "a longer term" -> wish(null, null, null, null, Period.ofYears(3), null, null);
            case "a shorter term" -> wish(null, null, null, null, Period.ofMonths(1), null, null);
            case "another partner" -> wish(PlaId.of("6102938"), null, null, null, null, null, null);
            case "another name" -> wish(null, "Tokyo", null, null, null, null, null);
            case "auto-renewal" -> wish(null, null, null, null, null, true, null);
            case "suspension" -> wish(null, null, null, null, null, null, SubscriptionStatus.SUSPENDED);
            case "reactivation" -> wish(null, null, null, null, null, null, SubscriptionStatus.ACTIVE);
            case "cancellation" -> wish(null, null, null, null, null, null, SubscriptionStatus.DELETED);
            default -> throw new IllegalArgumentException(wanted);
        };
    }

    private static ChangeSubscription wish(
            PlaId partner,
            String name,
            Integer seats,
            BillingCycle billingCycle,
            Period term,
            Boolean autoRenew,
            SubscriptionStatus status) {
        return new ChangeSubscription(
                ID,
                MINATO_FOODS,
                KANTO,
                null,
                partner,
                name,
                seats == null ? null : Seats.of(seats),
                billingCycle,
                term,
                autoRenew,
                status,
                "key");
    }
}
