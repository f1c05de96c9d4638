package io.partnerledger.standalone.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.schema.LedgerSchema;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.kernel.customer.CustomerImported;
import io.partnerledger.kernel.partnership.PartnershipImported;
import io.partnerledger.kernel.subscription.SubscriptionImported;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TwoYearsOfTradeTest {

    private static final Instant END = Instant.parse("2026-11-28T17:00:00Z");
    private static final int EVENTS = 6_000;
    private static final int EVENTS_AT_ONCE = 500;

    @Test
    void there_are_as_many_events_as_wanted_each_next_in_its_stream_and_none_before_the_one_before() {
        List<DomainEventMessage<?>> told = told(EVENTS, 7);

        assertThat(told).hasSize(EVENTS);
        Map<String, Long> sequences = new HashMap<>();
        Instant before = END.minus(730, ChronoUnit.DAYS);
        for (DomainEventMessage<?> event : told) {
            assertThat(event.getSequenceNumber())
                    .as(event.getAggregateIdentifier())
                    .isEqualTo(sequences.merge(event.getAggregateIdentifier(), 0L, (last, first) -> last + 1));
            assertThat(event.getTimestamp()).isBetween(before, END);
            before = event.getTimestamp();
        }
    }

    @Test
    void every_kind_of_event_is_there_but_those_of_books_from_before_the_ledger() {
        Set<Class<?>> told = new HashSet<>();
        TwoYearsOfTrade.told(60_000, 7, END, event -> told.add(event.getPayloadType()));

        Set<Class<?>> all = new HashSet<>(EventNames.of(Vocabularies.ALL).all());
        all.removeAll(Set.of(CustomerImported.class, PartnershipImported.class, SubscriptionImported.class));
        assertThat(told).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_same_seed_gives_the_same_history_and_another_another() throws SQLException {
        assertThat(stored(1_000, 7)).isEqualTo(stored(1_000, 7));
        assertThat(stored(1_000, 7)).isNotEqualTo(stored(1_000, 8));
    }

    @Test
    void what_is_stored_at_once_looks_like_what_was_appended() throws SQLException {
        TestDatabase database = store();
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        PostgresEventStorageEngine engine = PostgresEventStorageEngine.on(
                database.dataSource(), new StoreHead(), serializer, NoOpEventUpcaster.INSTANCE);
        List<DomainEventMessage<?>> told = told(EVENTS, 7);
        for (int from = 0; from < told.size(); from += EVENTS_AT_ONCE) {
            engine.appendEvents(told.subList(from, Math.min(told.size(), from + EVENTS_AT_ONCE)));
        }
        engine.close();

        assertThat(stored(EVENTS, 7)).isEqualTo(rows(database));
    }

    private static List<DomainEventMessage<?>> told(int events, long seed) {
        List<DomainEventMessage<?>> told = new ArrayList<>();
        TwoYearsOfTrade.told(events, seed, END, told::add);
        return told;
    }

    private static List<String> stored(int events, long seed) throws SQLException {
        TestDatabase database = store();
        StoredTrade.stored(database.dataSource(), book -> TwoYearsOfTrade.told(events, seed, END, book));
        return rows(database);
    }

    private static List<String> rows(TestDatabase database) {
        List<String> rows = JdbcClient.create(database.dataSource())
                .sql("select e::text from events.event e order by position")
                .query(String.class)
                .list();
        database.close();
        return rows;
    }

    private static TestDatabase store() {
        return TestDatabase.fromTemplate("event-store", LedgerSchema.EVENTS::migrate);
    }
}
