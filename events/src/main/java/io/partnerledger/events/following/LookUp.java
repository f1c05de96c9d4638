package io.partnerledger.events.following;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** A projection's rows in memory, read at one position at a time. */
public final class LookUp {

    private final Folding folding;
    private MemoryRows rows = new MemoryRows();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Condition advanced = lock.writeLock().newCondition();
    private volatile long position;

    LookUp(Projection projection) {
        this.folding = Folding.of(projection);
    }

    void fold(List<EventMessage<?>> events) {
        lock.writeLock().lock();
        try {
            for (EventMessage<?> event : events) {
                long at = Recorded.positionOf(event);
                if (at > position) {
                    folding.fold(event, rows);
                    position = at;
                }
            }
        } finally {
            // Also those whom an event that can't be folded doesn't concern, as it came later.
            advanced.signalAll();
            lock.writeLock().unlock();
        }
    }

    /**
     * Takes other rows in place of those it has, without ever going back.
     *
     * @param at the position they reflect
     * @param next the events after it, until they are as far as what they replace
     */
    void replace(MemoryRows others, long at, BlockingStream<TrackedEventMessage<?>> next) throws InterruptedException {
        long reached = at;
        while (!take(others, reached)) {
            while (reached < position) {
                TrackedEventMessage<?> event = next.nextAvailable();
                folding.fold(event, others);
                reached = Recorded.positionOf(event);
            }
        }
    }

    private boolean take(MemoryRows others, long reached) {
        lock.writeLock().lock();
        try {
            if (reached < position) {
                return false;
            }
            rows = others;
            position = reached;
            advanced.signalAll();
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The position the rows reflect. */
    public long position() {
        return position;
    }

    /** Asks the rows as they are at one position. */
    public <T> T read(Function<At, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(new At(rows, position));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Waits until the rows reflect the position.
     *
     * @return whether they do, within the time
     */
    public boolean await(long wanted, Duration atMost) {
        if (position >= wanted) {
            return true;
        }
        lock.writeLock().lock();
        try {
            long left = atMost.toNanos();
            while (position < wanted && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return position >= wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for position " + wanted + ".", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The rows, and the position they reflect. */
    public record At(Rows rows, long position) {}
}
