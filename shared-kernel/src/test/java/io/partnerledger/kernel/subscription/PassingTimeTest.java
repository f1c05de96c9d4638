package io.partnerledger.kernel.subscription;

import static io.partnerledger.kernel.subscription.Subscriptions.BOUGHT;
import static io.partnerledger.kernel.subscription.Subscriptions.TERM_END;
import static io.partnerledger.kernel.subscription.Subscriptions.after;
import static io.partnerledger.kernel.subscription.Subscriptions.bought;
import static io.partnerledger.kernel.subscription.Subscriptions.ending;
import static io.partnerledger.kernel.subscription.Subscriptions.on;
import static io.partnerledger.kernel.subscription.Subscriptions.renewing;
import static io.partnerledger.kernel.subscription.Subscriptions.startOf;
import static io.partnerledger.kernel.subscription.Subscriptions.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassingTimeTest {

    private static final GracePeriods GRACE = GracePeriods.defaults();

    private static List<SubscriptionEvent> by(LocalDate day, Subscription subscription) {
        return subscription.advance(GRACE, true, startOf(day));
    }

    @Test
    void until_the_last_moment_of_its_term_nothing_happens() {
        assertThat(renewing().advance(GRACE, true, startOf(TERM_END).minusNanos(1)))
                .isEmpty();
    }

    @Test
    void when_its_term_is_over_it_renews_itself_for_another_as_long() {
        Subscription renewed = on(TERM_END, renewing());

        assertThat(by(TERM_END, renewing()))
                .singleElement()
                .isInstanceOfSatisfying(SubscriptionRenewed.class, event -> {
                    assertThat(event.formerCommitmentEnd()).isEqualTo(TERM_END.minusDays(1));
                    assertThat(event.effectiveStart()).isEqualTo(TERM_END);
                    assertThat(event.commitmentEnd())
                            .isEqualTo(TERM_END.plusYears(1).minusDays(1));
                });
        assertThat(renewed.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(renewed.dueOn()).contains(TERM_END.plusYears(1));
        assertThat(renewed.version()).isEqualTo(1);
        assertThat(by(TERM_END, renewed)).isEmpty();
    }

    @Test
    void what_is_suspended_says_of_no_day_until_which_it_could_be_cancelled() {
        assertThat(renewing().cancellableUntil(BOUGHT)).contains(BOUGHT.plus(Duration.ofDays(7)));
        assertThat(suspended(renewing()).cancellableUntil(BOUGHT)).isEmpty();
    }

    @Test
    void a_renewal_opens_the_days_to_reconsider_anew() {
        Subscription renewed = on(TERM_END, renewing());

        assertThat(renewing().cancellableUntil(startOf(TERM_END).minusNanos(1))).isEmpty();
        assertThat(renewed.cancellableUntil(startOf(TERM_END))).contains(startOf(TERM_END.plusDays(7)));
        assertThat(renewed.cancellableUntil(startOf(TERM_END.plusDays(7)))).isEmpty();
    }

    @Test
    void a_longer_term_begins_on_its_day_and_opens_nothing_anew() {
        LocalDate day = LocalDate.parse("2026-07-15");
        Term changed = renewing().term().changedTo(Period.ofYears(3), day);

        assertThat(changed.start()).isEqualTo(day);
        assertThat(changed.end()).isEqualTo(LocalDate.parse("2029-07-14"));
        assertThat(changed.isReconsiderable(startOf(day))).isFalse();
        assertThat(changed.reconsiderableUntil()).isEqualTo(BOUGHT.plus(Duration.ofDays(7)));
    }

    @Test
    void after_a_long_stop_every_renewal_is_made_up_for() {
        Subscription monthly = bought("P1M", Instant.parse("2026-01-31T12:00:00Z"));

        assertThat(by(LocalDate.parse("2026-06-01"), monthly))
                .hasSize(4)
                .allSatisfy(event -> assertThat(event).isInstanceOf(SubscriptionRenewed.class));
        // Terms follow each other without a gap, on the last of the month again once February is over.
        assertThat(on(LocalDate.parse("2026-06-01"), monthly).term().end()).isEqualTo(LocalDate.parse("2026-06-29"));
    }

    @Test
    void bought_on_a_leap_day_it_is_renewed_on_one_again() {
        Subscription yearly = bought("P1Y", Instant.parse("2028-02-29T12:00:00Z"));

        assertThat(on(LocalDate.parse("2031-03-01"), yearly).dueOn()).contains(LocalDate.parse("2032-02-29"));
    }

    @Test
    void a_term_that_was_told_to_end_on_another_day_begins_on_that_day_from_then_on() {
        Term told = Term.beginning(
                LocalDate.parse("2026-01-15"), LocalDate.parse("2026-02-19"), Period.ofMonths(1), BOUGHT);

        assertThat(told.renewed().end()).isEqualTo(LocalDate.parse("2026-03-19"));
        assertThat(told.renewed().renewed().end()).isEqualTo(LocalDate.parse("2026-04-19"));
    }

    @Test
    void what_is_not_to_renew_expires_is_disabled_and_at_last_deleted_each_on_its_day() {
        Subscription expired = on(TERM_END, ending());
        Subscription disabled = on(TERM_END.plusDays(30), expired);
        Subscription deleted = on(TERM_END.plusDays(120), disabled);

        assertThat(expired.status()).isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(expired.dueOn()).contains(TERM_END.plusDays(30));
        assertThat(by(TERM_END.plusDays(29), expired)).isEmpty();
        assertThat(disabled.status()).isEqualTo(SubscriptionStatus.DISABLED);
        assertThat(disabled.dueOn()).contains(TERM_END.plusDays(120));
        assertThat(by(TERM_END.plusDays(119), disabled)).isEmpty();
        assertThat(deleted.status()).isEqualTo(SubscriptionStatus.DELETED);
        assertThat(deleted.dueOn()).isEmpty();
    }

    @Test
    void however_late_it_is_asked_each_step_falls_on_its_own_day() {
        List<SubscriptionEvent> atOnce = by(TERM_END.plusYears(5), ending());

        assertThat(atOnce)
                .hasExactlyElementsOfTypes(
                        SubscriptionExpired.class, SubscriptionDisabled.class, SubscriptionDeleted.class);
        assertThat(((SubscriptionDisabled) atOnce.get(1)).disabledOn()).isEqualTo(TERM_END.plusDays(30));
        assertThat(((SubscriptionDeleted) atOnce.get(2)).deletedOn()).isEqualTo(TERM_END.plusDays(120));
        assertThat(((SubscriptionDeleted) atOnce.get(2)).recordedAt()).isEqualTo(startOf(TERM_END.plusYears(5)));
        assertThat(by(TERM_END.plusYears(9), after(atOnce, ending()))).isEmpty();
    }

    @Test
    void what_is_suspended_when_its_term_ends_is_disabled_at_once_and_for_as_long_as_both() {
        Subscription disabled = on(TERM_END, suspended(renewing()));

        assertThat(disabled.status()).isEqualTo(SubscriptionStatus.DISABLED);
        assertThat(disabled.dueOn()).contains(TERM_END.plusDays(120));
    }

    @Test
    void where_its_partner_of_record_is_set_to_matter_for_it_a_renewal_may_fail() {
        assertThat(renewing().advance(GRACE, false, startOf(TERM_END)))
                .singleElement()
                .isInstanceOfSatisfying(
                        SubscriptionExpired.class,
                        event -> assertThat(event.autoRenewEnabled()).isTrue());
    }

    @Test
    void the_periods_of_grace_are_the_installations() {
        GracePeriods brief = new GracePeriods(Period.ofDays(1), Period.ofMonths(1));

        assertThat(after(ending().advance(brief, true, startOf(TERM_END)), ending())
                        .dueOn())
                .contains(TERM_END.plusDays(1));
        assertThat(after(ending().advance(brief, true, startOf(TERM_END.plusDays(1))), ending())
                        .dueOn())
                .contains(TERM_END.plusDays(1).plusMonths(1));
    }
}
