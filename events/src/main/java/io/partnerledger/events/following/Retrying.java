package io.partnerledger.events.following;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds parked sequences of one schema again, once somebody wants it.
 *
 * <p>The wish lies in the letters, so that it outlives the node it came to, and whichever node looks first fulfils it.
 */
final class Retrying {

    private static final Logger log = LoggerFactory.getLogger(Retrying.class);

    /** For what was wished for on other nodes. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final String schema;
    private final ProjectionTables tables;
    private final BiFunction<String, Long, DomainEventStream> streams;
    private final Map<String, Retried> projections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;

    /** @param streams the events of a stream, from a place in it on */
    Retrying(String schema, ProjectionTables tables, BiFunction<String, Long, DomainEventStream> streams) {
        this.schema = schema;
        this.tables = tables;
        this.streams = streams;
        this.thread = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("retrying-" + schema));
    }

    /** Its letters are this program's matter; not those of another version of its shape. */
    void of(Shape shape, Folding folding) {
        projections.put(shape.name() + "_v" + shape.version(), new Retried(shape, folding));
    }

    void start() {
        thread.scheduleWithFixedDelay(this::work, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks at once. */
    void wake() {
        try {
            thread.execute(this::work);
        } catch (RejectedExecutionException stopped) {
            log.debug("Another node will retry", stopped);
        }
    }

    void stop() {
        thread.shutdownNow();
    }

    private void work() {
        try {
            tables.wantedRetries(schema).forEach(this::retry);
        } catch (RuntimeException | Error away) {
            // Whatever it was, the next look must come.
            log.warn("Could not look for sequences to be folded again: {}", away.toString());
        }
    }

    private void retry(WantedRetry wanted) {
        Retried projection = projections.get(wanted.projection() + "_v" + wanted.shape());
        if (projection == null) {
            return;
        }
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = tables.retry(projection.shape(), projection.folding(), wanted, streams);
            }
        } catch (RuntimeException | Error away) {
            log.warn(
                    "{} of {} could not be folded again, and will be tried: {}",
                    wanted.stream(),
                    wanted.projection(),
                    away.toString());
        }
    }

    private record Retried(Shape shape, Folding folding) {}
}
