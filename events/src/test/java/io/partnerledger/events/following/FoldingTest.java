package io.partnerledger.events.following;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.event;
import static io.partnerledger.events.TestStore.freshStream;
import static io.partnerledger.events.TestStore.opened;
import static io.partnerledger.events.following.CounterProjection.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.CounterEvent.CounterClosed;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.TestStore;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class FoldingTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final CounterProjection projection = new CounterProjection();
    private HikariDataSource database;
    private TestStore store;
    private ProjectionTables tables;
    private Positions positions;
    private JdbcClient jdbc;

    @BeforeEach
    void a_store_and_the_machinery() {
        database = EventsDatabase.fresh();
        store = new TestStore(database);
        tables = new ProjectionTables(database);
        positions = new Positions(shape -> tables.position(shape).orElse(0));
        jdbc = JdbcClient.create(database);
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    private Following following(String node) {
        return new Following(store.events, database, "views", node, tables, positions);
    }

    private List<Map<String, Object>> served() {
        return jdbc.sql("select * from views.counter_v1 order by counter")
                .query()
                .listOfRows();
    }

    @Test
    void rows_follow_what_happens_and_a_reader_can_wait_for_them() {
        Following following = following("tokyo");
        following.follow(projection);
        following.start();
        String kept = freshStream();
        String closed = freshStream();

        store.engine.appendEvents(opened(kept), counted(kept, 1), counted(kept, 2));
        store.engine.appendEvents(opened(closed), event(closed, 1, new CounterClosed(closed)));

        assertThat(positions.await(projection.shape(), 5, SOON)).isTrue();
        assertThat(served())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("counter", kept).containsEntry("count", 2L));
        following.stop();
    }

    @Test
    void an_event_that_comes_twice_changes_nothing() {
        tables.prepare(projection);
        String counter = freshStream();
        store.engine.appendEvents(opened(counter), counted(counter, 1));
        Folding folding = Folding.of(projection);
        List<? extends TrackedEventMessage<?>> events = all();

        tables.fold(projection.shape(), folding, events);
        tables.fold(projection.shape(), folding, events);

        assertThat(served()).singleElement().satisfies(row -> assertThat(row).containsEntry("count", 1L));
        assertThat(tables.position(projection.shape())).hasValue(2);
    }

    @Test
    void one_batch_and_one_event_at_a_time_give_the_same_rows() {
        tables.prepare(projection);
        String first = freshStream();
        String second = freshStream();
        store.engine.appendEvents(opened(first), opened(second), counted(first, 1), counted(second, 1));
        store.engine.appendEvents(counted(first, 2), event(second, 2, new CounterClosed(second)));
        Folding folding = Folding.of(projection);

        all().forEach(event -> tables.fold(projection.shape(), folding, List.of(event)));
        List<Map<String, Object>> oneByOne = served();
        jdbc.sql("update views.projection set position = 0").update();
        jdbc.sql("delete from views.counter_v1").update();
        tables.fold(projection.shape(), folding, all());

        assertThat(served()).isEqualTo(oneByOne).hasSize(1);
    }

    @Test
    void a_batch_reads_the_rows_it_needs_at_once() {
        tables.prepare(projection);
        String known = freshStream();
        String other = freshStream();
        String begun = freshStream();
        store.engine.appendEvents(opened(known), opened(other));
        Folding folding = Folding.of(projection);
        tables.fold(projection.shape(), folding, all());
        store.engine.appendEvents(counted(known, 1), counted(other, 1), opened(begun), counted(begun, 1));
        List<String> statements = new CopyOnWriteArrayList<>();

        new ProjectionTables(listening(database, statements)).fold(projection.shape(), folding, all());

        assertThat(statements.stream().filter(sql -> sql.startsWith("select") && sql.contains("counter_v1_g1")))
                .hasSize(1);
        assertThat(served()).hasSize(3).allSatisfy(row -> assertThat(row).containsEntry("count", 1L));
    }

    /** The database, telling which statements are prepared on it. */
    private static DataSource listening(DataSource database, List<String> statements) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        FoldingTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                statements.add((String) arguments[0]);
                            }
                            return method.invoke(connection, arguments);
                        });
            }
        };
    }

    @Test
    void a_node_that_takes_over_goes_on_where_the_other_stopped() {
        String counter = freshStream();
        Following tokyo = following("tokyo");
        tokyo.follow(projection);
        tokyo.start();
        store.engine.appendEvents(opened(counter), counted(counter, 1));
        assertThat(positions.await(projection.shape(), 2, SOON)).isTrue();
        tokyo.stop();

        store.engine.appendEvents(counted(counter, 2));
        Following berlin = following("berlin");
        berlin.follow(projection);
        berlin.start();

        assertThat(positions.await(projection.shape(), 3, SOON)).isTrue();
        assertThat(served()).singleElement().satisfies(row -> assertThat(row).containsEntry("count", 2L));
        berlin.stop();
    }

    @Test
    void a_look_up_starts_from_the_tables_and_follows_by_itself() {
        String counter = freshStream();
        Following writer = following("tokyo");
        writer.follow(projection);
        writer.start();
        store.engine.appendEvents(opened(counter), counted(counter, 1));
        assertThat(positions.await(projection.shape(), 2, SOON)).isTrue();
        writer.stop();

        Following reader = following("berlin");
        LookUp lookUp = reader.inMemory(projection);
        assertThat(lookUp.position()).isEqualTo(2);
        assertThat(lookUp.<Long>read(
                        at -> at.rows().get(COUNTER, counter).orElseThrow().count()))
                .isEqualTo(1);

        reader.start();
        store.engine.appendEvents(counted(counter, 2));
        assertThat(lookUp.await(3, SOON)).isTrue();
        assertThat(lookUp.<CounterProjection.CounterRow>read(
                        at -> at.rows().get(COUNTER, counter).orElseThrow()))
                .satisfies(row -> {
                    assertThat(row.count()).isEqualTo(2);
                    assertThat(row.steps()).containsExactly(1L, 1L);
                    assertThat(row.owner()).isEqualTo("Kanto");
                });
        reader.stop();
    }

    @Test
    void waiting_for_a_position_that_does_not_come_ends() {
        tables.prepare(projection);
        assertThat(positions.await(projection.shape(), 1, Duration.ofMillis(50)))
                .isFalse();
    }

    private List<? extends TrackedEventMessage<?>> all() {
        return store.engine.readEvents(null, false).toList();
    }
}
