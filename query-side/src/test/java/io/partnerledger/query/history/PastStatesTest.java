package io.partnerledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.fault.Faulted;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.kernel.cart.CartEvent;
import io.partnerledger.kernel.customer.CustomerEvent;
import io.partnerledger.kernel.gdap.GdapEvent;
import io.partnerledger.kernel.order.OrderEvent;
import io.partnerledger.kernel.partnership.PartnershipEvent;
import io.partnerledger.kernel.resellertenant.ResellerTenantEvent;
import io.partnerledger.kernel.subscription.SubscriptionEvent;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.KantosBook;
import io.partnerledger.query.trade.Trade;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PastStatesTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T09:00:00.123456Z");

    /** The views that keep the state itself, by the kind of subject. */
    private static final Map<String, String> READ_MODELS = Map.of(
            "customer", "views.customer_v3 where 'customer:' || customer_id",
            "order", "views.order_v2 where 'order:' || order_id",
            "subscription", "views.subscription_v2 where 'subscription:' || subscription_id",
            "gdap-relationship", "views.gdap_v2 where 'gdap-relationship:' || gdap_relationship_id",
            "cart", "views.cart_v1 where 'cart:' || cart_id");

    private final FoldedViews views = new FoldedViews();
    private final StoreHead head = new StoreHead();
    private final EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
    private final PostgresEventStorageEngine engine =
            PostgresEventStorageEngine.on(views.database(), head, serializer, NoOpEventUpcaster.INSTANCE);
    private final HistoryEntries entries = new HistoryEntries(views.database());
    private final PastStates states = new PastStates(LedgerEventStore.on(engine, head));
    private List<? extends TrackedEventMessage<?>> stored;

    @BeforeEach
    void kantos_book() {
        KantosBook.tell(Trade.unsealable(engine::appendEvents, NEW_YEAR));
        try (Stream<? extends TrackedEventMessage<?>> all = engine.readEvents(null, false)) {
            stored = all.toList();
        }
    }

    @AfterEach
    void close() {
        engine.close();
        views.close();
    }

    private static Object folded(Object event, Object before) {
        if (event instanceof PartnershipEvent told) {
            return told.after((io.partnerledger.kernel.partnership.Partnership) before);
        } else if (event instanceof ResellerTenantEvent told) {
            return told.after((io.partnerledger.kernel.resellertenant.ResellerTenant) before);
        } else if (event instanceof CustomerEvent told) {
            return told.after((io.partnerledger.kernel.customer.Customer) before);
        } else if (event instanceof OrderEvent told) {
            return told.after((io.partnerledger.kernel.order.Order) before);
        } else if (event instanceof SubscriptionEvent told) {
            return told.after((io.partnerledger.kernel.subscription.Subscription) before);
        } else if (event instanceof GdapEvent told) {
            return told.after((io.partnerledger.kernel.gdap.GdapRelationship) before);
        } else if (event instanceof CartEvent told) {
            return told.after((io.partnerledger.kernel.cart.Cart) before);
        }
        return null;
    }

    /** At each position, that of each subject which the event of that position is about, and what the views show of it. */
    @Test
    void at_every_position_a_subject_was_what_its_events_until_then_add_up_to_and_what_its_view_showed() {
        Map<String, Object> byHand = new HashMap<>();
        Set<String> kinds = new HashSet<>();
        for (TrackedEventMessage<?> event : stored) {
            views.fold(List.of(event));
            String stream = ((DomainEventMessage<?>) event).getAggregateIdentifier();
            Object state = folded(event.getPayload(), byHand.get(stream));
            if (state != null) {
                byHand.put(stream, state);
                kinds.add(stream.split(":")[0]);
                assertThat(stateAt(stream, position(event))).as(stream).contains((Record) state);
                assertThat(shownBy(stream)).as(stream).isIn(Optional.empty(), Optional.of(asStored(state)));
            }
        }
        assertThat(kinds).containsAll(READ_MODELS.keySet()).contains("partnership", "reseller-tenant");
    }

    /** As another version of the program may have stored it. */
    @Test
    void what_is_known_of_a_subject_is_told_though_the_next_event_is_not() {
        DomainEventMessage<?> last = last();
        Subject subject = Subject.named(last.getAggregateIdentifier()).orElseThrow();
        Record known = states.after(subject, last.getSequenceNumber());
        storeNext("'partner-ledger.of-tomorrow'", "'{}'");

        assertThat(states.after(subject, last.getSequenceNumber())).isEqualTo(known);
    }

    @Test
    void what_an_event_of_a_newer_program_has_changed_is_to_be_asked_of_that_one() {
        storeNext("'partner-ledger.of-tomorrow'", "'{}'");

        assertThatThrownBy(() -> states.changes(List.of(entryAfter(last()))))
                .isInstanceOfSatisfying(
                        Faulted.class, faulted -> assertThat(faulted.fault()).isEqualTo(Fault.TRY_AGAIN));
    }

    @Test
    void what_an_event_that_can_not_be_read_has_changed_is_left_out() {
        storeNext("type", "'[]'");

        assertThat(states.changes(List.of(entryAfter(last())))).isEmpty();
    }

    private DomainEventMessage<?> last() {
        return (DomainEventMessage<?>) stored.get(stored.size() - 1);
    }

    /** Another event of the last one's subject. */
    private void storeNext(String type, String payload) {
        JdbcClient.create(views.database())
                .sql("""
                        insert into events.event (position, stream, sequence, kind, id, time, type, revision, payload, metadata)
                        select position + 1, stream, sequence + 1, kind, gen_random_uuid(), time, %s, revision, %s, '{}'
                          from events.event where position = ?
                        """.formatted(type, payload))
                .param(position(stored.get(stored.size() - 1)))
                .update();
    }

    private static HistoryEntry entryAfter(DomainEventMessage<?> last) {
        return new HistoryEntry(
                1,
                last.getAggregateIdentifier(),
                last.getSequenceNumber() + 1,
                last.getTimestamp(),
                "type",
                "1",
                null,
                null,
                List.of(),
                null,
                null,
                "{}");
    }

    /** Far later, of every subject at every position. */
    @Test
    void a_past_state_stays_what_it_was_whatever_happens_later() {
        views.fold(stored);
        Map<String, Object> byHand = new HashMap<>();
        for (TrackedEventMessage<?> event : stored) {
            String stream = ((DomainEventMessage<?>) event).getAggregateIdentifier();
            Object after = folded(event.getPayload(), byHand.get(stream));
            if (after != null) {
                assertThat(stateAt(stream, position(event) - 1))
                        .as(stream)
                        .isEqualTo(Optional.ofNullable(byHand.get(stream)));
                byHand.put(stream, after);
                assertThat(stateAt(stream, position(event))).as(stream).contains((Record) after);
            }
        }
        byHand.forEach((stream, state) ->
                assertThat(stateAt(stream, stored.size())).as(stream).contains((Record) state));
    }

    @Test
    void what_all_entries_of_a_subject_changed_adds_up_to_its_state() {
        views.fold(stored);
        Map<String, ObjectNode> told = new HashMap<>();
        for (TrackedEventMessage<?> event : stored) {
            String stream = ((DomainEventMessage<?>) event).getAggregateIdentifier();
            Optional<HistoryEntry> found =
                    Subject.named(stream).flatMap(subject -> entries.lastUpTo(subject, position(event)));
            found.ifPresent(entry -> {
                ObjectNode known =
                        told.computeIfAbsent(stream, any -> JsonMapper.shared().createObjectNode());
                for (Change change : states.changes(List.of(entry)).get(entry.position())) {
                    assertThat(orNull(known.at(pointer(change))))
                            .as(stream + " " + change)
                            .isEqualTo(change.from());
                    apply(change, known);
                }
            });
        }
        assertThat(told).hasSizeGreaterThan(30);
        told.forEach((stream, known) -> assertThat(said(known)).as(stream).isEqualTo(said(ShownState.of((Record)
                stateAt(stream, stored.size()).orElseThrow()))));
    }

    private static String pointer(Change change) {
        return "/" + change.field().replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    }

    /** Sets what became, making what holds it where there is nothing yet. */
    private static void apply(Change change, ObjectNode state) {
        JsonNode holder = state;
        String[] path = pointer(change).substring(1).split("/");
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = holder.isArray() ? holder.path(Integer.parseInt(path[i])) : holder.path(path[i]);
            if (!next.isContainer()) {
                boolean list = path[i + 1].matches("\\d+");
                next = list
                        ? JsonMapper.shared().createArrayNode()
                        : JsonMapper.shared().createObjectNode();
                ((ObjectNode) holder).set(path[i], next);
            }
            holder = next;
        }
        String last = path[path.length - 1];
        if (holder instanceof ArrayNode list && Integer.parseInt(last) == list.size()) {
            list.add(change.to());
        } else if (holder instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), change.to());
        } else {
            ((ObjectNode) holder).set(last, change.to());
        }
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? JsonMapper.shared().nullNode() : node;
    }

    /** Without what is null or empty, which is nothing to tell of. */
    private static JsonNode said(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode members = JsonMapper.shared().createObjectNode();
            object.properties().forEach(member -> {
                JsonNode value = said(member.getValue());
                if (!value.isNull()) {
                    members.set(member.getKey(), value);
                }
            });
            return members.isEmpty() ? JsonMapper.shared().nullNode() : members;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode elements = JsonMapper.shared().createArrayNode();
            list.forEach(element -> {
                JsonNode value = said(element);
                if (!value.isNull()) {
                    elements.add(value);
                }
            });
            return elements.isEmpty() ? JsonMapper.shared().nullNode() : elements;
        }
        return node;
    }

    private Optional<Object> stateAt(String stream, long position) {
        Subject subject = Subject.named(stream).orElseThrow();
        return entries.lastUpTo(subject, position).map(last -> states.after(subject, last.sequence()));
    }

    private Optional<JsonNode> shownBy(String stream) {
        String view = READ_MODELS.get(stream.split(":")[0]);
        return view == null
                ? Optional.empty()
                : views.rows("select state::text as state from " + view + " = ?", stream).stream()
                        .findFirst()
                        .map(row -> JsonMapper.shared().readTree((String) row.get("state")));
    }

    private static JsonNode asStored(Object state) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(state));
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
