package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.store.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way through the store, a stretch at a time, for all that are filled.
 *
 * <p>While one stretch is folded, the next is read and deserialized.
 */
final class Reading implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    /** What is appended at this moment is there soon; what isn't there yet is asked for again. */
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** An Axon Server sends events a few at a time. */
    private static final Duration ON_THEIR_WAY = Duration.ofMillis(5);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final int eventsAtOnce;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(new AxonThreadFactory("reading-store"));
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;
    private List<TrackedEventMessage<?>> stretch = List.of();
    private @Nullable Future<List<TrackedEventMessage<?>>> next;
    private boolean cutShort;
    private long end;

    /** @param eventsAtOnce how many events a stretch has at most */
    Reading(StreamableMessageSource<TrackedEventMessage<?>> events, int eventsAtOnce) {
        this.events = events;
        this.eventsAtOnce = eventsAtOnce;
    }

    /** The events after that position, as many as there are at the moment or as are read at once. */
    List<TrackedEventMessage<?>> after(long position) throws InterruptedException {
        List<TrackedEventMessage<?>> left = leftAfter(position);
        if (left.isEmpty()) {
            if (stream == null || position != end) {
                goTo(position);
            }
            stretch = read();
            if (!stretch.isEmpty()) {
                end = Recorded.positionOf(stretch.get(stretch.size() - 1));
            }
            left = stretch;
        }
        return left;
    }

    private List<TrackedEventMessage<?>> leftAfter(long position) {
        if (stretch.isEmpty() || position < Recorded.positionOf(stretch.get(0)) - 1 || position >= end) {
            return List.of();
        }
        return stretch.stream()
                .filter(event -> Recorded.positionOf(event) > position)
                .toList();
    }

    private void goTo(long position) throws InterruptedException {
        close(stream);
        stream = events.openStream(Tokens.at(position));
        end = position;
    }

    private List<TrackedEventMessage<?>> read() throws InterruptedException {
        Future<List<TrackedEventMessage<?>>> reading = next == null ? reader.submit(this::readStretch) : next;
        next = null;
        try {
            List<TrackedEventMessage<?>> read = reading.get();
            if (cutShort) {
                close(stream);
            } else if (read.size() == eventsAtOnce) {
                next = reader.submit(this::readStretch);
            }
            return read;
        } catch (ExecutionException e) {
            close(stream);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The store can't be read.", e.getCause());
        }
    }

    private List<TrackedEventMessage<?>> readStretch() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> from = stream;
        List<TrackedEventMessage<?>> read = new ArrayList<>(eventsAtOnce);
        cutShort = false;
        try {
            while (from != null
                    && read.size() < eventsAtOnce
                    && from.hasNextAvailable(
                            (int) (read.isEmpty() ? A_MOMENT : ON_THEIR_WAY).toMillis(), TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> event = from.nextAvailable();
                // Deserialized here, once for all who fold it.
                deserialize(event);
                read.add(event);
            }
        } catch (RuntimeException unreadable) {
            if (read.isEmpty()) {
                throw unreadable;
            }
            // What comes before it may be all that is wanted; whoever wants more meets it.
            cutShort = true;
        }
        return read;
    }

    private static void deserialize(TrackedEventMessage<?> event) {
        try {
            event.getPayload();
            event.getMetaData();
        } catch (SerializationException unreadable) {
            // Whoever folds it finds out for itself, and parks it.
            log.debug("Unreadable at {}", Recorded.positionOf(event), unreadable);
        }
    }

    /** Not before what reads from it has come to an end. */
    private void close(@Nullable BlockingStream<TrackedEventMessage<?>> open) throws InterruptedException {
        if (open == null) {
            return;
        }
        if (next != null) {
            try {
                next.get();
            } catch (ExecutionException overtaken) {
                // Nobody wants it any more; where it is read again, it is told.
                stretch = List.of();
            }
        }
        next = null;
        stream = null;
        open.close();
    }

    /** Holds neither events nor a stream until it is asked again. */
    void rest() throws InterruptedException {
        close(stream);
        stretch = List.of();
    }

    @Override
    public void close() {
        reader.shutdownNow();
        if (stream != null) {
            stream.close();
        }
    }
}
