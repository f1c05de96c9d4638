package io.partnerledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.command.customer.CustomerAggregate;
import io.partnerledger.command.http.Trade.Reseller;
import io.partnerledger.command.stream.StreamOf;
import io.partnerledger.command.stream.StreamsOfOneCommand;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.StreamConflict;
import io.partnerledger.kernel.customer.Customer;
import io.partnerledger.kernel.customer.CustomerId;
import io.partnerledger.kernel.customer.CustomerRemoved;
import io.partnerledger.kernel.subscription.SubscriptionDisabled;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.kernel.subscription.SubscriptionId;
import io.partnerledger.kernel.subscription.SubscriptionStarted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class RemovingCustomersTest {

    private static final String REMOVAL = "{'relationshipToPartner':'none'}";

    private final Trade trade;
    private final Store store;
    private final EventStore events;
    private final EventStorageEngine engine;
    private final Repository<CustomerAggregate> customers;
    private final HoldingStub holding;
    private Agent kanto;
    private Reseller aoba;
    private String domain;
    private String minatoFoods;

    RemovingCustomersTest(
            @LocalServerPort int port,
            Head head,
            EventStore events,
            EventStorageEngine engine,
            Repository<CustomerAggregate> customers,
            HoldingStub holding) {
        this.trade = new Trade(port);
        this.store = new Store(head);
        this.events = events;
        this.engine = engine;
        this.customers = customers;
        this.holding = holding;
    }

    @BeforeEach
    void minato_foods_is_kantos_customer_through_aoba() {
        kanto = trade.distributorIn("JP");
        aoba = trade.resellerIn("JP");
        trade.partnership(kanto, aoba);
        domain = "minato-" + UUID.randomUUID() + ".example";
        minatoFoods = kanto.post(
                        "/v1/customers",
                        Trade.customerAt(domain, "JP", ",'associatedPartnerId':'%s'".formatted(aoba.tenant())))
                .is(201)
                .text("id");
    }

    private String customer(String rest) {
        return "/v1/customers/" + minatoFoods + rest;
    }

    @Test
    void a_removed_customer_is_unknown_to_everybody_and_nothing_is_left_but_that() {
        Answer removed = store.changedBy(() -> kanto.as(Role.SALES_AGENT).patch(customer(""), REMOVAL))
                .is(200);

        assertThat(removed.json().propertyNames()).containsExactlyInAnyOrder("relationshipToPartner", "attributes");
        assertThat(removed.text("relationshipToPartner")).isEqualTo("none");
        store.unchangedBy(() -> {
            kanto.patch(customer(""), REMOVAL).isFault(403, 20002);
            kanto.post(customer("/orders"), Trade.order(aoba.plaId())).isFault(403, 20002);
            kanto.post("/ledger/gdap-relationships", Trade.gdap(minatoFoods, aoba))
                    .isProblem(404, "not-found");
            return kanto.put("/ledger/customers/" + minatoFoods + "/reseller-permission", "{'value':'none'}")
                    .isProblem(404, "not-found");
        });
    }

    @Test
    void a_removal_that_comes_again_is_answered_as_it_was() {
        Agent repeating = kanto.repeating();
        Answer removed = repeating.patch(customer(""), REMOVAL).is(200);

        Answer again =
                store.unchangedBy(() -> repeating.patch(customer(""), REMOVAL)).is(200);

        assertThat(again.json()).isEqualTo(removed.json());
    }

    @Test
    void its_domain_is_free_for_whoever_comes_next() {
        Agent rhein = trade.distributorIn("DE");
        rhein.post("/v1/customers", Trade.customerAt(domain, "DE", "")).is(409);

        kanto.patch(customer(""), REMOVAL).is(200);

        rhein.post("/v1/customers", Trade.customerAt(domain, "DE", "")).is(201);
        kanto.post("/v1/customers", Trade.customerAt(domain, "JP", "")).is(409);
    }

    @Test
    void a_customer_with_an_active_subscription_stays_until_that_is_suspended_and_what_is_suspended_ends_with_it() {
        String subscription = trade.subscription(kanto, minatoFoods, aoba.plaId());

        Answer refused =
                store.unchangedBy(() -> kanto.patch(customer(""), REMOVAL)).isFault(409, 3000);
        assertThat(refused.text("description")).contains("1 active");

        kanto.patch(subscription, "{'status':'suspended'}").is(200);
        kanto.patch(customer(""), REMOVAL).is(200);

        assertThat(last(subscription)).isInstanceOf(SubscriptionDisabled.class);
        for (Agent agent : List.of(kanto, aoba.admin())) {
            agent.patch(subscription, "{'status':'active'}").isFault(403, 20002);
        }
    }

    private SubscriptionEvent last(String subscription) {
        return (SubscriptionEvent) events.readEvents(SubscriptionId.of(idOf(subscription)).stream())
                .asStream()
                .reduce((before, after) -> after)
                .orElseThrow()
                .getPayload();
    }

    private static String idOf(String subscription) {
        return subscription.substring(subscription.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'relationshipToPartner':null}",
                "{'RelationshipToPartner':'Reseller','CompanyProfile':{'CompanyName':'Another'},'Id':7}",
                "{'relationshipToPartner':'unknown','allowDelegatedAccess':'no','links':[]}"
            })
    void whatever_else_is_sent_back_of_a_customer_changes_nothing(String echo) {
        Answer answer = store.unchangedBy(() -> kanto.patch(customer(""), echo)).is(200);

        assertThat(answer.text("companyProfile.companyName")).isEqualTo("Minato Foods");
        assertThat(answer.text("relationshipToPartner")).isEqualTo("reseller");
        assertThat(answer.text("billingProfile.email")).isEqualTo("it@minato.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'relationshipToPartner':'advisor'}",
                "{'relationshipToPartner':'married'}",
                "{'relationshipToPartner':['none']}",
                "[]",
                "none"
            })
    void what_a_relationship_cannot_become_is_invalid_input(String body) {
        store.unchangedBy(() -> kanto.patch(customer(""), body)).isFault(400, 800002);
    }

    @Test
    void nobody_removes_what_is_not_theirs() {
        Agent rhein = trade.distributorIn("DE");
        store.unchangedBy(() -> {
            rhein.patch(customer(""), REMOVAL).isFault(403, 20002);
            kanto.patch("/v1/customers/" + UUID.randomUUID(), REMOVAL).isFault(403, 20002);
            kanto.patch("/v1/customers/minato", REMOVAL).isFault(400, 900118);
            kanto.as(Role.HELPDESK_AGENT).patch(customer(""), REMOVAL).isFault(403, 900150);
            return aoba.admin().patch(customer(""), REMOVAL).isFault(403, 900150);
        });
    }

    @Test
    void an_order_placed_on_another_node_while_the_removal_looks_is_not_lost() {
        String earlier = trade.subscription(kanto, minatoFoods, aoba.plaId());
        kanto.patch(earlier, "{'status':'suspended'}").is(200);
        SubscriptionStarted started = (SubscriptionStarted) events.readEvents(SubscriptionId.of(idOf(earlier)).stream())
                .next()
                .getPayload();
        SubscriptionId another = new SubscriptionId(UUID.randomUUID());
        Callable<Boolean> elsewhere = () -> {
            engine.appendEvents(
                    new GenericDomainEventMessage<>("subscription", another.stream(), 0, again(started, another)));
            return true;
        };
        holding.whileTheNextIsAnswered(() -> AtOnce.run(List.of(elsewhere)));

        kanto.patch(customer(""), REMOVAL).isFault(409, 3000);

        kanto.post(customer("/orders"), Trade.order(aoba.plaId())).is(201);
    }

    private static SubscriptionStarted again(SubscriptionStarted started, SubscriptionId under) {
        return new SubscriptionStarted(
                under.value().toString(),
                started.orderId(),
                started.lineItemNumber(),
                started.customerId(),
                started.customerCountry(),
                started.associatedResellerTenantId(),
                started.distributorId(),
                started.offerId(),
                started.friendlyName(),
                started.quantity(),
                started.billingCycle(),
                started.termDuration(),
                started.partnerOfRecord(),
                started.createdAt(),
                started.effectiveStart(),
                started.commitmentEnd(),
                started.autoRenewEnabled(),
                started.requestKey());
    }

    @Test
    void a_subscription_reactivated_while_the_removal_looks_keeps_the_customer() {
        String subscription = trade.subscription(kanto, minatoFoods, aoba.plaId());
        kanto.patch(subscription, "{'status':'suspended'}").is(200);
        holding.whileTheNextIsAnswered(() -> AtOnce.run(
                List.of(() -> kanto.patch(subscription, "{'status':'active'}").is(200))));

        kanto.patch(customer(""), REMOVAL).isFault(409, 3000);

        kanto.patch(subscription, "{'status':'suspended'}").is(200);
    }

    @Test
    void what_was_decided_on_a_customer_that_another_node_removes_meanwhile_is_not_kept() {
        UnitOfWork<?> deciding = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("order"));
        StreamsOfOneCommand streams = new StreamsOfOneCommand();
        String stream = CustomerId.of(minatoFoods).stream();
        StreamOf<CustomerAggregate> ofCustomer = streams.existing(customers, stream);
        streams.load();
        Customer customer = ofCustomer.assume(CustomerAggregate::customer);
        engine.appendEvents(new GenericDomainEventMessage<>(
                "customer",
                stream,
                customer.version() + 1,
                new CustomerRemoved(minatoFoods, kanto.tenant().toString(), null, domain, Instant.now(), "another")));
        events.publish(new GenericDomainEventMessage<>(
                "customer-domain",
                "customer-domain:" + UUID.randomUUID() + ".example",
                0,
                new io.partnerledger.kernel.customer.CustomerDomainClaimed(
                        "decided.example", minatoFoods, kanto.tenant().toString(), Instant.now())));

        store.unchangedBy(() -> assertThatThrownBy(deciding::commit).isInstanceOf(StreamConflict.class));
    }
}
