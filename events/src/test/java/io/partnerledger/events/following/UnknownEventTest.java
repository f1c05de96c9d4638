package io.partnerledger.events.following;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.CounterEvent;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import io.partnerledger.events.naming.EventNames;
import io.partnerledger.kernel.event.EventName;
import io.partnerledger.kernel.event.LedgerEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

/** A newer program has stored an event that an older one doesn't know: the older one goes no further, and says so. */
class UnknownEventTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    sealed interface NewerEvent extends LedgerEvent {
        @EventName("test.counter-painted")
        @Revision("1")
        record CounterPainted(String counter) implements NewerEvent {}
    }

    private final FragileCounters projection = new FragileCounters();
    private final String counter = freshStream();
    private HikariDataSource database;
    private TestStore older;
    private TestStore newer;
    private ProjectionTables tables;
    private Positions positions;

    @BeforeEach
    void an_event_of_a_newer_program() {
        database = EventsDatabase.fresh();
        older = new TestStore(database);
        newer = new TestStore(
                database, EventNames.of(Set.of(CounterEvent.class, NewerEvent.class)), NoOpEventUpcaster.INSTANCE);
        tables = new ProjectionTables(database, 10);
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        newer.engine.appendEvents(opened(counter), counted(counter, 1));
        newer.engine.appendEvents(
                new GenericDomainEventMessage<>("counter", counter, 2, new NewerEvent.CounterPainted(counter)),
                counted(counter, 3),
                opened(freshStream()));
    }

    @AfterEach
    void close() {
        older.close();
        newer.close();
        database.close();
    }

    private Following following(TestStore store, String node) {
        Following following = new Following(store.events, database, "views", node, tables, positions);
        following.follow(projection);
        return following;
    }

    @Test
    void what_follows_stops_before_it_says_so_in_health_and_leaves_the_rest_to_the_newer_program() {
        Following old = following(older, "old");
        LookUp lookUp = old.inMemory(projection);
        old.start();

        assertThat(positions.await(projection.shape(), 2, SOON)).isTrue();
        assertThat(lookUp.await(2, SOON)).isTrue();
        await().atMost(SOON).until(() -> old.stuck().size() == 2);
        Health health = new FollowingHealth(
                        new FollowingFigures(List.of(old), new Lags(older.events, Clock.systemUTC())))
                .health();
        assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
        assertThat(health.getDetails().get("stuck").toString())
                .contains("counter_v1=", "counter_in_memory=", "test.counter-painted, revision 1, is unknown");
        assertThat(health.getDetails().get("followers").toString()).contains("lagEvents=3");
        assertThat(tables.position(projection.shape())).hasValue(2);
        assertThat(lookUp.position()).isEqualTo(2);
        assertThat(new DeadLetters(database, List.of("views"))
                        .page(EnumSet.allOf(DeadLetter.Status.class), null, null, 1))
                .isEmpty();

        Following fresh = following(newer, "fresh");
        fresh.start();
        assertThat(positions.await(projection.shape(), 5, SOON)).isTrue();
        fresh.stop();
        old.stop();
    }

    @Test
    void a_poison_event_stops_a_look_up_and_no_projection() {
        projection.failingAt(3);
        Following following = following(newer, "fresh");
        LookUp lookUp = following.inMemory(projection);
        following.start();
        newer.engine.appendEvents(
                TestStore.event(counter, 4, new CounterEvent.Counted(counter, 3)), opened(freshStream()));

        assertThat(positions.await(projection.shape(), 7, SOON)).isTrue();
        await().atMost(SOON).until(() -> following.stuck().containsKey("counter_in_memory"));
        assertThat(following.stuck()).doesNotContainKey("counter_v1");
        assertThat(lookUp.position()).isEqualTo(5);
        following.stop();

        // Whoever starts now would find rows with a hole.
        Following another = following(newer, "another");
        LookUp anew = another.inMemory(projection);
        assertThat(anew.position()).isZero();
        another.start();
        assertThat(anew.await(5, SOON)).isTrue();
        await().atMost(SOON).until(() -> another.stuck().containsKey("counter_in_memory"));
        assertThat(anew.position()).isEqualTo(5);
        projection.mend();
        assertThat(anew.await(7, SOON)).isTrue();
        another.stop();
    }
}
