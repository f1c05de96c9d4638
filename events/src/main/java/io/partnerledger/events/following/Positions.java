package io.partnerledger.events.following;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/** How far each projection has come, and a way to wait for it. */
public final class Positions {

    /** Of a projection whose first generation is still being filled. */
    public static final long NOT_SERVED = -1;

    /** How often to look into the database for what another node has folded. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ToLongFunction<Shape> stored;
    private final Map<String, Long> reached = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();

    /** @param stored looks up a position that another node may have written, or {@link #NOT_SERVED} */
    public Positions(ToLongFunction<Shape> stored) {
        this.stored = stored;
    }

    void reached(Shape shape, long position) {
        lock.lock();
        try {
            reached.merge(shape.name(), position, Math::max);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is anything to read of the projection; once there is, there always will be. */
    public boolean areServed(Shape shape) {
        return known(shape) > NOT_SERVED || stored.applyAsLong(shape) > NOT_SERVED;
    }

    private long known(Shape shape) {
        lock.lock();
        try {
            return reached.getOrDefault(shape.name(), NOT_SERVED);
        } finally {
            lock.unlock();
        }
    }

    /** The last known position of the projection. */
    public long of(Shape shape) {
        return Math.max(0, known(shape));
    }

    /**
     * Waits until the projection reflects the position.
     *
     * @return whether it does, within the time
     */
    public boolean await(Shape shape, long position, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (of(shape) < position) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            if (!advancesWithin(shape, position, Math.min(left, LOOK_AGAIN.toNanos()))) {
                reached(shape, stored.applyAsLong(shape));
            }
        }
        return true;
    }

    private boolean advancesWithin(Shape shape, long position, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (reached.getOrDefault(shape.name(), 0L) < position && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return left > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + shape.name() + ".", e);
        } finally {
            lock.unlock();
        }
    }
}
