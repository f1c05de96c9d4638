package io.partnerledger.command.subscription;

import static io.partnerledger.command.example.Customers.MINATO_FOODS;
import static io.partnerledger.command.example.Customers.OTHER_CUSTOMER;
import static io.partnerledger.command.example.Distributors.KANTO;
import static io.partnerledger.command.example.Distributors.RHEIN;
import static io.partnerledger.command.example.Orders.FIRST;
import static io.partnerledger.command.example.Orders.started;
import static io.partnerledger.command.example.Resellers.AOBA;
import static io.partnerledger.command.example.Resellers.AOBA_PLA;
import static io.partnerledger.command.example.Resellers.MINAMI;
import static io.partnerledger.command.example.Resellers.MINAMI_PLA;
import static io.partnerledger.command.example.Resellers.UNKNOWN_PLA;
import static io.partnerledger.command.example.Resellers.UNPARTNERED;
import static io.partnerledger.command.example.Resellers.activeIn;
import static io.partnerledger.command.example.Resellers.suspendedIn;
import static io.partnerledger.command.example.TheRefusal.refusal;
import static io.partnerledger.kernel.subscription.SubscriptionStatus.ACTIVE;
import static io.partnerledger.kernel.subscription.SubscriptionStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.command.example.ClockAt;
import io.partnerledger.command.example.PartnersAsTold;
import io.partnerledger.command.partnerofrecord.Gates;
import io.partnerledger.kernel.order.BillingCycle;
import io.partnerledger.kernel.partnerofrecord.Change;
import io.partnerledger.kernel.partnerofrecord.Check;
import io.partnerledger.kernel.partnerofrecord.Judgement;
import io.partnerledger.kernel.partnerofrecord.RecordedVerdict;
import io.partnerledger.kernel.pla.PlaId;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.subscription.AdvanceSubscription;
import io.partnerledger.kernel.subscription.AutoRenewSet;
import io.partnerledger.kernel.subscription.BillingPlanChanged;
import io.partnerledger.kernel.subscription.ChangeSubscription;
import io.partnerledger.kernel.subscription.GracePeriods;
import io.partnerledger.kernel.subscription.NameSupportContact;
import io.partnerledger.kernel.subscription.PartnerOfRecordAssigned;
import io.partnerledger.kernel.subscription.Seats;
import io.partnerledger.kernel.subscription.SeatsChanged;
import io.partnerledger.kernel.subscription.SubscriptionChangeBlocked;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionOutcome.Blocked;
import io.partnerledger.kernel.subscription.SubscriptionOutcome.Changed;
import io.partnerledger.kernel.subscription.SubscriptionReactivated;
import io.partnerledger.kernel.subscription.SubscriptionRenamed;
import io.partnerledger.kernel.subscription.SubscriptionRenewed;
import io.partnerledger.kernel.subscription.SubscriptionStatus;
import io.partnerledger.kernel.subscription.SubscriptionSuspended;
import io.partnerledger.kernel.subscription.SupportContactNamed;
import io.partnerledger.kernel.subscription.TermChanged;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class ChangingASubscriptionTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final String ID = FIRST.value().toString();
    private static final String CUSTOMER = MINATO_FOODS.value().toString();
    private static final String DISTRIBUTOR = KANTO.value().toString();

    private final PartnersAsTold partners = new PartnersAsTold()
            .knows(AOBA_PLA, activeIn("JP", AOBA))
            .knows(MINAMI_PLA, activeIn("JP", MINAMI))
            .knowsPartners(KANTO, AOBA)
            .knowsPartners(KANTO, MINAMI)
            .at(4711);

    private final FixtureConfiguration<SubscriptionAggregate> subscriptions = new AggregateTestFixture<>(
                    SubscriptionAggregate.class)
            .registerInjectableResource(Gates.underTheDefaultRules(partners))
            .registerInjectableResource(partners)
            .registerInjectableResource(GracePeriods.defaults())
            .registerInjectableResource(ClockAt.time(NOW));

    @Test
    void another_reseller_becomes_partner_of_record() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(ChangeSubscription.assigning(MINAMI_PLA, FIRST, MINATO_FOODS, KANTO, "key"))
                .expectEventsMatching(events(appended -> {
                    assertThat(appended).hasSize(1);
                    PartnerOfRecordAssigned assigned = (PartnerOfRecordAssigned) appended.get(0);
                    assertThat(assigned.formerPartnerOfRecord()).isEqualTo(AOBA_PLA.value());
                    assertThat(assigned.partnerOfRecord()).isEqualTo(MINAMI_PLA.value());
                    assertThat(assigned.distributorId()).isEqualTo(DISTRIBUTOR);
                    assertThat(assigned.customerCountry()).isEqualTo("JP");
                    assertThat(assigned.quantity()).isEqualTo(25);
                    assertThat(assigned.judgedAtPosition()).isEqualTo(4711);
                    assertThat(assigned.verdict().change()).isEqualTo("partner-of-record");
                    assertThat(assigned.verdict().facts())
                            .containsEntry("holder.reseller", MINAMI.value().toString());
                    assertThat(assigned.assignedAt()).isEqualTo(NOW);
                    assertThat(assigned.requestKey()).isEqualTo("key");
                }))
                .expectState(aggregate ->
                        assertThat(aggregate.subscription().partner()).isEqualTo(MINAMI_PLA));
    }

    @Test
    void a_subscription_without_a_partner_of_record_gets_its_first() {
        changing(started(FIRST, 0, null, "order"), change().partner(AOBA_PLA))
                .expectEventsMatching(events(
                        appended -> assertThat(((PartnerOfRecordAssigned) appended.get(0)).formerPartnerOfRecord())
                                .isNull()));
    }

    @Test
    void an_invalid_partner_of_record_is_stopped_and_that_is_kept() {
        partners.knows(MINAMI_PLA, suspendedIn("JP", MINAMI));
        changing(change().partner(MINAMI_PLA))
                .expectEventsMatching(events(appended -> {
                    assertThat(appended).hasSize(1);
                    SubscriptionChangeBlocked blocked = (SubscriptionChangeBlocked) appended.get(0);
                    assertThat(blocked.partnerOfRecord()).isEqualTo(AOBA_PLA.value());
                    assertThat(blocked.requestedPartnerOfRecord()).isEqualTo(MINAMI_PLA.value());
                    assertThat(blocked.requestedQuantity()).isNull();
                    assertThat(blocked.judgedAtPosition()).isEqualTo(4711);
                    assertThat(blocked.verdicts())
                            .singleElement()
                            .satisfies(verdict -> assertThat(verdict.failures())
                                    .containsExactly(new RecordedVerdict.Failure("tenant-suspended", true)));
                }))
                .expectResultMessagePayloadMatching(answer(
                        Blocked.class,
                        blocked -> assertThat(blocked.judgements())
                                .singleElement()
                                .satisfies(judgement -> assertThat(
                                                judgement.verdict().deciding())
                                        .contains(Check.TENANT_SUSPENDED))))
                .expectState(aggregate ->
                        assertThat(aggregate.subscription().partner()).isEqualTo(AOBA_PLA));
    }

    @Test
    void a_blocked_attempt_does_not_change_the_version() {
        changing(change().partner(UNKNOWN_PLA)).expectState(aggregate -> {
            assertThat(aggregate.subscription().version()).isZero();
            assertThat(aggregate.subscription().sequence()).isEqualTo(1);
        });
    }

    @Test
    void a_repeat_of_a_blocked_change_is_blocked_again_and_no_second_attempt() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(change().partner(UNKNOWN_PLA).command("key"))
                .when(change().partner(UNKNOWN_PLA).command("key"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(answer(Blocked.class, blocked -> {}));
    }

    @Test
    void the_same_change_asked_for_anew_is_another_attempt() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(change().partner(UNKNOWN_PLA).command("key"))
                .when(change().partner(UNKNOWN_PLA).command("another key"))
                .expectEventsMatching(events(
                        appended -> assertThat(appended).hasExactlyElementsOfTypes(SubscriptionChangeBlocked.class)));
    }

    @Test
    void a_blocked_change_passes_by_the_same_request_once_the_cause_is_mended() {
        partners.knows(MINAMI_PLA, suspendedIn("JP", MINAMI));
        var given = subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(change().partner(MINAMI_PLA).command("key"));
        partners.knows(MINAMI_PLA, activeIn("JP", MINAMI));
        given.when(change().partner(MINAMI_PLA).command("key"))
                .expectEventsMatching(events(
                        appended -> assertThat(appended).hasExactlyElementsOfTypes(PartnerOfRecordAssigned.class)));
    }

    @Test
    void a_warning_does_not_stop_a_change_and_is_kept_with_it() {
        PlaId unlisted = PlaId.of("7000000");
        partners.knows(unlisted, activeIn("JP", UNPARTNERED));
        changing(change().partner(unlisted))
                .expectEventsMatching(events(appended -> assertThat(((PartnerOfRecordAssigned) appended.get(0))
                                .verdict()
                                .failures())
                        .containsExactly(new RecordedVerdict.Failure("no-partnership", false))));
    }

    @Test
    void seats_change_where_the_partner_of_record_is_valid() {
        changing(change().seats(30)).expectEventsMatching(events(appended -> {
            assertThat(appended).hasSize(1);
            SeatsChanged changed = (SeatsChanged) appended.get(0);
            assertThat(changed.formerQuantity()).isEqualTo(25);
            assertThat(changed.quantity()).isEqualTo(30);
            assertThat(changed.partnerOfRecord()).isEqualTo(AOBA_PLA.value());
            assertThat(changed.verdict().change()).isEqualTo("seats");
        }));
    }

    @Test
    void seats_do_not_change_while_the_partner_of_record_is_invalid() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        changing(change().seats(30))
                .expectEventsMatching(
                        events(appended -> assertThat(((SubscriptionChangeBlocked) appended.get(0)).requestedQuantity())
                                .isEqualTo(30)))
                .expectState(aggregate ->
                        assertThat(aggregate.subscription().quantity()).isEqualTo(25));
    }

    @Test
    void a_change_is_judged_on_the_partner_of_record_it_leaves() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        changing(change().partner(MINAMI_PLA).seats(30)).expectEventsMatching(events(appended -> {
            assertThat(appended).hasExactlyElementsOfTypes(PartnerOfRecordAssigned.class, SeatsChanged.class);
            assertThat(((SeatsChanged) appended.get(1)).partnerOfRecord()).isEqualTo(MINAMI_PLA.value());
        }));
    }

    @Test
    void a_change_is_all_or_nothing() {
        changing(change().partner(UNKNOWN_PLA)
                        .seats(30)
                        .name("Tokyo")
                        .autoRenew(false)
                        .status(SUSPENDED))
                .expectEventsMatching(events(
                        appended -> assertThat(appended).hasExactlyElementsOfTypes(SubscriptionChangeBlocked.class)))
                .expectResultMessagePayloadMatching(answer(
                        Blocked.class,
                        blocked -> assertThat(blocked.judgements())
                                .extracting(Judgement::plaId)
                                .containsOnly(UNKNOWN_PLA)));
    }

    @Test
    void renaming_needs_no_valid_partner_of_record_and_asks_nothing_of_partners() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        changing(change().name("Tokyo"))
                .expectEvents(
                        new SubscriptionRenamed(ID, CUSTOMER, DISTRIBUTOR, "Business Basic HQ", "Tokyo", NOW, "key"));
        assertThat(partners.timesBroughtUpToDate()).isZero();
    }

    @Test
    void auto_renewal_is_switched_whatever_the_partner_of_record() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        changing(change().autoRenew(false))
                .expectEvents(new AutoRenewSet(ID, CUSTOMER, "JP", DISTRIBUTOR, AOBA_PLA.value(), false, NOW, "key"));
    }

    @Test
    void a_subscription_is_suspended_and_reactivated_whatever_the_partner_of_record() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        changing(change().status(SUSPENDED)).expectEvents(suspended("key"));
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"), suspended("key"))
                .when(change().status(ACTIVE).command("another key"))
                .expectEvents(new SubscriptionReactivated(
                        ID, CUSTOMER, "JP", DISTRIBUTOR, AOBA_PLA.value(), NOW, "another key"));
    }

    @Test
    void billing_plan_and_term_change_where_the_partner_of_record_is_valid() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(planned())
                .expectEventsMatching(events(appended -> {
                    assertThat(appended).hasExactlyElementsOfTypes(BillingPlanChanged.class, TermChanged.class);
                    BillingPlanChanged plan = (BillingPlanChanged) appended.get(0);
                    assertThat(plan.formerBillingCycle()).isEqualTo("monthly");
                    assertThat(plan.billingCycle()).isEqualTo("triennial");
                    assertThat(plan.verdict().change()).isEqualTo("billing-plan");
                    TermChanged term = (TermChanged) appended.get(1);
                    assertThat(term.formerCommitmentEnd()).isEqualTo("2027-03-31");
                    assertThat(term.effectiveStart()).isEqualTo("2026-05-01");
                    assertThat(term.commitmentEnd()).isEqualTo("2029-04-30");
                    assertThat(term.verdict().change()).isEqualTo("term");
                }));
    }

    @Test
    void billing_plan_and_term_do_not_change_while_the_partner_of_record_is_invalid() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(planned())
                .expectEventsMatching(
                        events(appended -> assertThat(((SubscriptionChangeBlocked) appended.get(0)).verdicts())
                                .extracting(RecordedVerdict::change)
                                .containsExactly("billing-plan", "term")));
    }

    private static ChangeSubscription planned() {
        return new ChangeSubscription(
                FIRST,
                MINATO_FOODS,
                KANTO,
                null,
                null,
                null,
                null,
                BillingCycle.TRIENNIAL,
                Period.ofYears(3),
                null,
                null,
                "key");
    }

    @Test
    void what_needs_no_partner_of_record_does_once_it_is_set_to() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        new AggregateTestFixture<>(SubscriptionAggregate.class)
                .registerInjectableResource(Gates.validating(Change.SUSPENSION, NOW, partners))
                .registerInjectableResource(partners)
                .registerInjectableResource(GracePeriods.defaults())
                .registerInjectableResource(ClockAt.time(NOW))
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(change().status(SUSPENDED).command("key"))
                .expectEventsMatching(events(
                        appended -> assertThat(appended).hasExactlyElementsOfTypes(SubscriptionChangeBlocked.class)));
    }

    @Test
    void a_renewal_asks_nothing_of_partners_and_nothing_is_renewed_twice() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        overdue()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(new AdvanceSubscription(FIRST))
                .expectEventsMatching(
                        events(appended -> assertThat(appended).hasExactlyElementsOfTypes(SubscriptionRenewed.class)));
        overdue()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(new AdvanceSubscription(FIRST))
                .when(new AdvanceSubscription(FIRST))
                .expectNoEvents();
        assertThat(partners.timesBroughtUpToDate()).isZero();
    }

    @Test
    void what_time_has_brought_about_comes_before_a_change_also_where_nobody_has_recorded_it_yet() {
        overdue()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(change().resting(0).seats(20).command("key"))
                .expectEventsMatching(events(appended ->
                        assertThat(appended).hasExactlyElementsOfTypes(SubscriptionRenewed.class, SeatsChanged.class)));
        overdue()
                .given(started(FIRST, 0, AOBA_PLA, "order"), autoRenewOff())
                .when(change().name("Tokyo").command("key"))
                .expectException(refusal(RefusalCode.SUBSCRIPTION_NOT_CHANGEABLE))
                .expectNoEvents();
        overdue()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(change().name("Tokyo").command("order"))
                .expectNoEvents();
    }

    @Test
    void what_time_has_brought_about_is_nobodys_doing() {
        overdue()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(change().name("Tokyo").command("key"), Map.of("subject", "sato", "roles", "AdminAgent"))
                .expectEventsMatching(Matchers.<List<EventMessage<?>>>matches(appended -> {
                    assertThat(appended.get(0).getMetaData())
                            .containsEntry("subject", "partner-ledger")
                            .containsEntry("tenant", DISTRIBUTOR)
                            .containsEntry("roles", "");
                    assertThat(appended.get(1).getMetaData()).doesNotContainEntry("subject", "partner-ledger");
                    return true;
                }));
    }

    private static AutoRenewSet autoRenewOff() {
        return new AutoRenewSet(ID, CUSTOMER, "JP", DISTRIBUTOR, AOBA_PLA.value(), false, NOW, "auto-renewal");
    }

    /** The same on the day after the term. */
    private FixtureConfiguration<SubscriptionAggregate> overdue() {
        return new AggregateTestFixture<>(SubscriptionAggregate.class)
                .registerInjectableResource(Gates.underTheDefaultRules(partners))
                .registerInjectableResource(partners)
                .registerInjectableResource(GracePeriods.defaults())
                .registerInjectableResource(ClockAt.time(Instant.parse("2027-04-01T00:00:00Z")));
    }

    @Test
    void a_partner_supports_a_subscription_and_nobody_else_does() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(new NameSupportContact(FIRST, MINATO_FOODS, KANTO, MINAMI, "key"))
                .expectEvents(new SupportContactNamed(
                        ID, CUSTOMER, DISTRIBUTOR, null, MINAMI.value().toString(), NOW, "key"));
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(new NameSupportContact(FIRST, MINATO_FOODS, KANTO, UNPARTNERED, "key"))
                .expectException(refusal(RefusalCode.SUPPORT_CONTACT_NOT_A_PARTNER));
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(new NameSupportContact(FIRST, MINATO_FOODS, RHEIN, MINAMI, "key"))
                .expectException(refusal(RefusalCode.NOT_FOUND_HERE));
    }

    @Test
    void a_support_contact_that_is_stopped_is_kept_and_what_is_so_already_is_not_judged() {
        partners.knows(AOBA_PLA, suspendedIn("JP", AOBA));
        NameSupportContact minami = new NameSupportContact(FIRST, MINATO_FOODS, KANTO, MINAMI, "key");
        validatingSupportContacts()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(minami)
                .expectEventsMatching(events(appended -> assertThat(appended)
                        .singleElement()
                        .isInstanceOfSatisfying(SubscriptionChangeBlocked.class, blocked -> {
                            assertThat(blocked.verdicts().get(0).change()).isEqualTo("support-contact");
                            assertThat(blocked.requestedPartnerOfRecord()).isNull();
                        })))
                .expectResultMessagePayloadMatching(answer(Blocked.class, blocked -> {}));
        validatingSupportContacts()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(minami)
                .when(minami)
                .expectNoEvents();
        validatingSupportContacts()
                .given(
                        started(FIRST, 0, AOBA_PLA, "order"),
                        new SupportContactNamed(
                                ID, CUSTOMER, DISTRIBUTOR, null, MINAMI.value().toString(), NOW, "before"))
                .when(minami)
                .expectNoEvents()
                .expectResultMessagePayloadMatching(answer(Changed.class, changed -> {}));
        validatingSupportContacts()
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(new NameSupportContact(FIRST, MINATO_FOODS, RHEIN, MINAMI, "key"))
                .expectException(refusal(RefusalCode.NOT_FOUND_HERE));
    }

    private FixtureConfiguration<SubscriptionAggregate> validatingSupportContacts() {
        return new AggregateTestFixture<>(SubscriptionAggregate.class)
                .registerInjectableResource(Gates.validating(Change.SUPPORT_CONTACT, NOW, partners))
                .registerInjectableResource(partners)
                .registerInjectableResource(GracePeriods.defaults())
                .registerInjectableResource(ClockAt.time(NOW));
    }

    @Test
    void seats_of_a_suspended_subscription_do_not_change() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"), suspended("suspension"))
                .when(change().seats(30).command("key"))
                .expectException(refusal(RefusalCode.SEATS_OF_SUSPENDED_SUBSCRIPTION));
    }

    @Test
    void a_subscription_is_reactivated_and_gets_seats_in_one_change() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"), suspended("suspension"))
                .when(change().status(ACTIVE).seats(30).command("key"))
                .expectEventsMatching(events(appended -> assertThat(appended)
                        .hasExactlyElementsOfTypes(SubscriptionReactivated.class, SeatsChanged.class)));
    }

    @Test
    void a_subscription_gets_its_last_seats_and_is_suspended_in_one_change() {
        changing(change().status(SUSPENDED).seats(30))
                .expectEventsMatching(events(appended -> assertThat(appended)
                        .hasExactlyElementsOfTypes(SeatsChanged.class, SubscriptionSuspended.class)));
    }

    @Test
    void an_echo_of_what_is_so_already_changes_nothing() {
        changing(change().partner(AOBA_PLA)
                        .seats(25)
                        .name("Business Basic HQ")
                        .autoRenew(true)
                        .status(ACTIVE))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(answer(
                        Changed.class,
                        changed -> assertThat(changed.subscription().version()).isZero()));
    }

    @Test
    void a_repeat_of_an_older_change_does_not_bring_it_back() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(
                        change().name("Tokyo").command("key 1"),
                        change().name("Osaka").command("key 2"))
                .when(change().name("Tokyo").command("key 1"))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(answer(
                        Changed.class,
                        changed -> assertThat(changed.subscription().friendlyName())
                                .isEqualTo("Osaka")));
    }

    @Test
    void the_version_is_the_sequence_of_the_last_change() {
        changing(change().name("Tokyo").autoRenew(false))
                .expectState(aggregate ->
                        assertThat(aggregate.subscription().version()).isEqualTo(2));
    }

    @Test
    void who_rests_on_an_older_version_changes_nothing() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(change().name("Tokyo").command("key 1"))
                .when(change().resting(0).name("Osaka").command("key 2"))
                .expectException(refusal(RefusalCode.STALE_VERSION));
    }

    @Test
    void who_rests_on_the_version_before_a_blocked_attempt_may_change() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .andGivenCommands(change().partner(UNKNOWN_PLA).command("key 1"))
                .when(change().resting(0).name("Osaka").command("key 2"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void to_another_distributor_or_under_another_customer_it_does_not_exist() {
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(ChangeSubscription.assigning(MINAMI_PLA, FIRST, MINATO_FOODS, RHEIN, "key"))
                .expectException(refusal(RefusalCode.NOT_FOUND_HERE));
        subscriptions
                .given(started(FIRST, 0, AOBA_PLA, "order"))
                .when(ChangeSubscription.assigning(MINAMI_PLA, FIRST, OTHER_CUSTOMER, KANTO, "key"))
                .expectException(refusal(RefusalCode.NOT_FOUND_HERE));
    }

    private ResultValidator<SubscriptionAggregate> changing(Wish wish) {
        return changing(started(FIRST, 0, AOBA_PLA, "order"), wish);
    }

    private ResultValidator<SubscriptionAggregate> changing(SubscriptionEvent before, Wish wish) {
        return subscriptions.given(before).when(wish.command("key"));
    }

    private static SubscriptionSuspended suspended(String requestKey) {
        return new SubscriptionSuspended(ID, CUSTOMER, "JP", DISTRIBUTOR, AOBA_PLA.value(), NOW, requestKey);
    }

    private static Matcher<? extends List<? super EventMessage<?>>> events(Consumer<List<Object>> assertion) {
        return Matchers.payloadsMatching(Matchers.matches(payloads -> {
            assertion.accept(List.copyOf(payloads));
            return true;
        }));
    }

    private static <T> Matcher<T> answer(Class<T> type, Consumer<T> assertion) {
        return Matchers.matches(answer -> {
            assertThat(answer).isInstanceOf(type);
            assertion.accept(type.cast(answer));
            return true;
        });
    }

    private static Wish change() {
        return new Wish(null, null, null, null, null, null);
    }

    /** A change in the making. */
    private record Wish(
            Long version, PlaId partner, String name, Seats seats, Boolean autoRenew, SubscriptionStatus status) {

        Wish resting(long on) {
            return new Wish(on, partner, name, seats, autoRenew, status);
        }

        Wish partner(PlaId wanted) {
            return new Wish(version, wanted, name, seats, autoRenew, status);
        }

        Wish name(String wanted) {
            return new Wish(version, partner, wanted, seats, autoRenew, status);
        }

        Wish seats(int wanted) {
            return new Wish(version, partner, name, Seats.of(wanted), autoRenew, status);
        }

        Wish autoRenew(boolean wanted) {
            return new Wish(version, partner, name, seats, wanted, status);
        }

        Wish status(SubscriptionStatus wanted) {
            return new Wish(version, partner, name, seats, autoRenew, wanted);
        }

        ChangeSubscription command(String requestKey) {
            return new ChangeSubscription(
                    FIRST,
                    MINATO_FOODS,
                    KANTO,
                    version,
                    partner,
                    name,
                    seats,
                    null,
                    null,
                    autoRenew,
                    status,
                    requestKey);
        }
    }
}
