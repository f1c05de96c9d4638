package io.partnerledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.events.naming.EventSerializer;
import io.partnerledger.events.naming.Vocabularies;
import io.partnerledger.events.store.LedgerEventStore;
import io.partnerledger.events.store.PostgresEventStorageEngine;
import io.partnerledger.events.store.StoreHead;
import io.partnerledger.query.trade.FoldedViews;
import io.partnerledger.query.trade.KantosBook;
import io.partnerledger.query.trade.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T09:00:00.123456Z");

    private FoldedViews views;

    @BeforeEach
    void views() {
        views = new FoldedViews();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void kantos_book_has_every_kind_of_event_and_fills_every_table() {
        KantosBook.tell(Trade.unsealable(views::listen, NEW_YEAR));
        views.fold();

        Set<Class<?>> told =
                views.told().stream().map(TrackedEventMessage::getPayloadType).collect(Collectors.toSet());
        assertThat(told).isEqualTo(EventNames.of(Vocabularies.ALL).all());
        assertThat(views.everyRow())
                .hasSize(Projections.all().stream()
                        .mapToInt(projection -> projection.shape().tables().size())
                        .sum())
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    }

    @Test
    void an_event_that_comes_twice_changes_nothing() {
        KantosBook.tell(Trade.unsealable(views::listen, NEW_YEAR));
        views.fold();
        Map<String, List<String>> once = views.everyRow();
        views.empty();

        for (TrackedEventMessage<?> event : views.told()) {
            views.fold(List.of(event, event));
            views.fold(List.of(event));
        }
        views.fold();

        assertThat(views.everyRow()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20})
    void batches_of_any_size_give_the_same_rows(int size) {
        KantosBook.tell(Trade.unsealable(views::listen, NEW_YEAR));
        views.fold();
        Map<String, List<String>> atOnce = views.everyRow();
        views.empty();

        views.foldInBatchesOf(size);

        assertThat(views.everyRow()).isEqualTo(atOnce);
    }

    @Test
    void a_replay_of_the_store_gives_the_rows_that_were_followed_live() {
        StoreHead head = new StoreHead();
        EventSerializer serializer = new EventSerializer(EventNames.of(Vocabularies.ALL));
        PostgresEventStorageEngine engine =
                PostgresEventStorageEngine.on(views.database(), head, serializer, NoOpEventUpcaster.INSTANCE);
        ProjectionTables tables = new ProjectionTables(views.database());
        Positions positions = new Positions(shape -> tables.position(shape).orElse(0));
        Following following = new Following(
                LedgerEventStore.on(engine, head), views.database(), Views.SCHEMA, "tokyo", tables, positions);
        Projections.all().forEach(following::follow);
        following.start();
        Map<String, List<String>> live;
        List<? extends TrackedEventMessage<?>> stored;
        try {
            KantosBook.tell(Trade.unsealable(engine::appendEvents, NEW_YEAR));
            for (Projection projection : Projections.all()) {
                assertThat(positions.await(projection.shape(), engine.readHead(), Duration.ofSeconds(20)))
                        .as(projection.shape().name())
                        .isTrue();
            }
        } finally {
            following.stop();
        }
        live = views.everyRow();
        try (Stream<? extends TrackedEventMessage<?>> all = engine.readEvents(null, false)) {
            stored = all.toList();
        } finally {
            engine.close();
        }
        views.empty();

        views.fold(stored);

        assertThat(views.everyRow()).isEqualTo(live);
    }
}
