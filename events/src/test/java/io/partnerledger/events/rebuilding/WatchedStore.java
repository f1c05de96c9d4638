package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;

/** A store that tells which events were read of it, and can be held up. */
final class WatchedStore implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** The positions that were read, in the order they were. */
    final List<Long> read = new CopyOnWriteArrayList<>();

    /** How many streams are open. */
    final AtomicInteger open = new AtomicInteger();

    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final Semaphore left = new Semaphore(Integer.MAX_VALUE);

    WatchedStore(StreamableMessageSource<TrackedEventMessage<?>> store) {
        this.store = store;
    }

    /** Gives that many events and no more for now. */
    void giveOnly(int events) {
        left.drainPermits();
        left.release(events);
    }

    void giveAll() {
        left.drainPermits();
        left.release(Integer.MAX_VALUE);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        BlockingStream<TrackedEventMessage<?>> stream = store.openStream(token);
        open.incrementAndGet();
        return new BlockingStream<>() {
            @Override
            public Optional<TrackedEventMessage<?>> peek() {
                return stream.peek();
            }

            @Override
            public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
                if (!left.tryAcquire(timeout, unit)) {
                    return false;
                }
                left.release();
                return stream.hasNextAvailable(timeout, unit);
            }

            @Override
            public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
                left.acquire();
                TrackedEventMessage<?> next = stream.nextAvailable();
                read.add(Recorded.positionOf(next));
                return next;
            }

            @Override
            public void close() {
                stream.close();
                open.decrementAndGet();
            }
        };
    }

    @Override
    public TrackingToken createTailToken() {
        return store.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return store.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return store.createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return store.createTokenSince(duration);
    }
}
