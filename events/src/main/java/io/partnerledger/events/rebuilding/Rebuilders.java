package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Projection;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Makes what rebuilds and verifies the projections of a schema, all with the same means. */
public final class Rebuilders {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final DataSource dataSource;
    private final Clock clock;
    private final RebuildSettings settings;

    Rebuilders(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            DataSource dataSource,
            Clock clock,
            RebuildSettings settings) {
        this.events = events;
        this.dataSource = dataSource;
        this.clock = clock;
        this.settings = settings;
    }

    /** @param projections that lie in the schema, which is there, and have no effect beyond their rows */
    public Rebuilding of(String schema, List<Projection> projections) {
        return new Rebuilding(events, dataSource, schema, projections, clock, settings);
    }
}
