package io.partnerledger.events.store;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The highest position known to be in the store, and who wants to be woken when it grows. */
public final class StoreHead {

    private static final Logger log = LoggerFactory.getLogger(StoreHead.class);

    private final AtomicLong known = new AtomicLong();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

    /** The highest position this node has heard of; the store may be ahead of it. */
    public long known() {
        return known.get();
    }

    void reached(long position) {
        if (known.getAndAccumulate(position, Math::max) < position) {
            listeners.forEach(StoreHead::wake);
        }
    }

    /** Who appended has done so, whatever becomes of those who wanted to know, such as followers that are stopping. */
    private static void wake(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException stopping) {
            log.debug("A follower could not be woken", stopping);
        }
    }

    void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }
}
