package io.partnerledger.events.following;

import io.partnerledger.events.store.Tokens;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A projection's copy in this node's memory, which is always one of the generation that serves. */
final class Copy {

    private static final Logger log = LoggerFactory.getLogger(Copy.class);

    /** No generation has this number. */
    private static final int NONE = 0;

    private final Projection projection;
    private final ProjectionTables tables;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final LookUp lookUp;
    private volatile int generation = NONE;

    Copy(Projection projection, ProjectionTables tables, StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.projection = projection;
        this.tables = tables;
        this.events = events;
        this.lookUp = new LookUp(projection);
    }

    /** The name of whoever follows for it. */
    String follower() {
        return projection.shape().name() + "_in_memory";
    }

    LookUp lookUp() {
        return lookUp;
    }

    /** Whether it knows nothing yet, because no generation serves. */
    boolean isBlank() {
        return generation == NONE;
    }

    /**
     * Starts from the generation that serves by now, if that is another one.
     *
     * @return from which position on it is to be followed for, where it was blank until now
     */
    OptionalLong renew() {
        int serving = tables.serving(projection.shape()).orElse(NONE);
        if (serving == generation) {
            return OptionalLong.empty();
        }
        MemoryRows rows = new MemoryRows();
        Optional<ProjectionTables.Loaded> loaded = tables.load(projection.shape(), rows);
        return loaded.isPresent() ? startFrom(loaded.get(), rows) : OptionalLong.empty();
    }

    private OptionalLong startFrom(ProjectionTables.Loaded loaded, MemoryRows rows) {
        boolean first = isBlank();
        if (!first && !loaded.whole()) {
            generation = loaded.generation();
            log.warn("{} stays as it is: events were left out of generation {}", follower(), generation);
            return OptionalLong.empty();
        }
        try (BlockingStream<TrackedEventMessage<?>> next = events.openStream(Tokens.at(loaded.position()))) {
            lookUp.replace(rows, loaded.position(), next);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
        generation = loaded.generation();
        if (first) {
            return OptionalLong.of(loaded.position());
        }
        log.info("{} is now a copy of generation {}", follower(), generation);
        return OptionalLong.empty();
    }
}
