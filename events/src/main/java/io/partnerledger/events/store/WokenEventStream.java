package io.partnerledger.events.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/** All events after a position, as they come; asks the database only when there is something new. */
final class WokenEventStream implements TrackingEventStream {

    private final StoreHead head;
    private final LongFunction<List<TrackedEventMessage<?>>> reading;
    private final Deque<TrackedEventMessage<?>> read = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Runnable wake = this::wake;
    private volatile Runnable onAvailable = () -> {};
    private volatile long position;

    /** @param reading the next events after a position, as many as are read at once */
    WokenEventStream(StoreHead head, long after, LongFunction<List<TrackedEventMessage<?>>> reading) {
        this.head = head;
        this.reading = reading;
        this.position = after;
        head.onAdvance(wake);
    }

    private void wake() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        onAvailable.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        if (head.known() > position) {
            callback.run();
        }
        return true;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        synchronized (read) {
            readAhead();
            return Optional.ofNullable(read.peek());
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        boolean available = peek().isPresent();
        while (!available && left > 0) {
            left = awaitAdvance(left);
            available = peek().isPresent();
        }
        return available;
    }

    private long awaitAdvance(long nanos) throws InterruptedException {
        lock.lock();
        try {
            return head.known() > position ? nanos : advanced.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            synchronized (read) {
                readAhead();
                if (!read.isEmpty()) {
                    return read.remove();
                }
            }
            hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS);
        }
    }

    /** A processor's coordinator asks from two threads at times, so whoever calls holds the monitor. */
    private void readAhead() {
        if (read.isEmpty() && head.known() > position) {
            read.addAll(reading.apply(position));
            if (!read.isEmpty()) {
                position = Tokens.positionOf(read.getLast().trackingToken());
            }
        }
    }

    @Override
    public void close() {
        head.forget(wake);
        synchronized (read) {
            read.clear();
        }
    }
}
