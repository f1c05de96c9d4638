package io.partnerledger.events.following;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

/** What follows tells how far behind it is, here an hour after everything happened. */
class FollowingFiguresTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final CounterProjection projection = new CounterProjection();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private HikariDataSource database;
    private TestStore store;
    private Positions positions;
    private Following following;
    private LookUp lookUp;

    @BeforeEach
    void three_events_nobody_has_followed() {
        database = EventsDatabase.fresh();
        store = new TestStore(database);
        ProjectionTables tables = new ProjectionTables(database);
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        following = new Following(store.events, database, "views", "tokyo", tables, positions);
        following.follow(projection);
        lookUp = following.inMemory(projection);
        String counter = freshStream();
        store.engine.appendEvents(opened(counter), counted(counter, 1), counted(counter, 2));
    }

    @AfterEach
    void close() {
        following.stop();
        store.close();
        database.close();
    }

    /** Each time anew: what was asked is kept for a moment. */
    private FollowingFigures figures() {
        Clock anHourLater = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        return new FollowingFigures(List.of(following), new Lags(store.events, anHourLater));
    }

    private void everyFollowerHasCaughtUp() {
        following.start();
        assertThat(positions.await(projection.shape(), 3, SOON)).isTrue();
        assertThat(lookUp.await(3, SOON)).isTrue();
    }

    @Test
    void what_is_behind_says_by_how_many_events_and_since_when() {
        assertThat(figures().lags()).extracting(Lag::follower).containsExactly("counter_v1", "counter_in_memory");
        assertThat(figures().lags()).allSatisfy(lag -> {
            assertThat(lag.events()).isEqualTo(3);
            assertThat(lag.age()).isBetween(Duration.ofHours(1), Duration.ofMinutes(65));
        });
    }

    @Test
    void what_has_caught_up_is_not_behind_however_long_ago_the_last_event_was() {
        everyFollowerHasCaughtUp();

        assertThat(figures().lags()).allSatisfy(lag -> {
            assertThat(lag.position()).isEqualTo(3);
            assertThat(lag.events()).isZero();
            assertThat(lag.age()).isZero();
        });
    }

    @Test
    void the_lag_is_a_metric_and_part_of_health() {
        figures().bindTo(meters);

        assertThat(meters.get("ledger.following.lag.events")
                        .tag("follower", "counter_v1")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(meters.get("ledger.following.lag")
                        .tag("follower", "counter_in_memory")
                        .gauge()
                        .value())
                .isBetween(3600.0, 3900.0);
        Health health = new FollowingHealth(figures()).health();
        assertThat(health.getStatus().getCode()).isEqualTo("UP");
        assertThat(health.getDetails().get("followers").toString()).contains("counter_v1={", "lagEvents=3");
    }
}
