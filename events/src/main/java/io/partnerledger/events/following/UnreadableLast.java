package io.partnerledger.events.following;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Events of which one can't be read: those before it are folded before anybody hears of it.
 *
 * <p>Axon drops what it hasn't begun to fold yet when reading on fails.
 */
final class UnreadableLast implements BlockingStream<TrackedEventMessage<?>> {

    private static final long TIME_TO_FOLD = Duration.ofMillis(500).toNanos();

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final Consumer<RuntimeException> failed;
    private final Runnable succeeded;
    private volatile long lastGiven = System.nanoTime() - TIME_TO_FOLD;

    UnreadableLast(
            BlockingStream<TrackedEventMessage<?>> events, Consumer<RuntimeException> failed, Runnable succeeded) {
        this.events = events;
        this.failed = failed;
        this.succeeded = succeeded;
    }

    private <T> T unlessUnreadable(Supplier<T> reading, T nothing) {
        try {
            T read = reading.get();
            succeeded.run();
            return read;
        } catch (RuntimeException failure) {
            if (System.nanoTime() - lastGiven < TIME_TO_FOLD) {
                return nothing;
            }
            failed.accept(failure);
            throw failure;
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return unlessUnreadable(events::peek, Optional.empty());
    }

    @Override
    public boolean hasNextAvailable() {
        return unlessUnreadable(events::hasNextAvailable, false);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return events.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> next = events.nextAvailable();
        lastGiven = System.nanoTime();
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return events.setOnAvailableCallback(callback);
    }

    @Override
    public void close() {
        events.close();
    }
}
