package io.partnerledger.events.rebuilding;

import static io.partnerledger.events.TestStore.counted;
import static io.partnerledger.events.TestStore.opened;

import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.events.TestStore;
import io.partnerledger.events.following.Following;
import io.partnerledger.events.following.Positions;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.ProjectionTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.scheduling.support.CronExpression;

/** A node that follows and fills, on a database it may share with others. */
final class RebuildingNode implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    final MovingClock clock = new MovingClock();
    final TestStore store;
    final WatchedStore filledFrom;
    final ProjectionTables tables;
    final Positions positions;
    final Following following;
    final Rebuilding rebuilding;

    private RebuildingNode(DataSource database, String name, List<Projection> projections) {
        store = new TestStore(database);
        filledFrom = new WatchedStore(store.events);
        tables = new ProjectionTables(database, 10);
        positions = new Positions(shape -> tables.position(shape).orElse(Positions.NOT_SERVED));
        following = new Following(store.events, database, "views", name, tables, positions);
        projections.forEach(following::serve);
        rebuilding = new Rebuilding(
                filledFrom,
                database,
                "views",
                projections,
                clock,
                new RebuildSettings(
                        2,
                        50,
                        Duration.ofMillis(20),
                        Duration.ofDays(7),
                        Optional.of(CronExpression.parse("0 0 3 * * SUN")),
                        10));
    }

    /** A node that does nothing yet. */
    static RebuildingNode idle(DataSource database, String name, Projection... projections) {
        return new RebuildingNode(database, name, List.of(projections));
    }

    static RebuildingNode started(DataSource database, String name, Projection... projections) {
        RebuildingNode node = idle(database, name, projections);
        node.following.start();
        node.rebuilding.start();
        return node;
    }

    /** Opens a counter and counts. */
    void count(String counter, int times) {
        List<DomainEventMessage<?>> events = new ArrayList<>(List.of(opened(counter)));
        for (int time = 1; time <= times; time++) {
            events.add(counted(counter, time));
        }
        store.engine.appendEvents(events);
    }

    boolean shows(Projection projection) {
        return positions.await(projection.shape(), store.engine.readHead(), SOON);
    }

    @Override
    public void close() {
        rebuilding.stop();
        following.stop();
        store.close();
    }
}
