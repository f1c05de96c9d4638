package io.partnerledger.events.following;

import io.partnerledger.events.CounterEvent;
import io.partnerledger.events.CounterEvent.Counted;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counters whose projection fails at some events, until it is mended. */
public final class FragileCounters implements Projection {

    private final CounterProjection counters = new CounterProjection();
    private final Set<Long> poison = ConcurrentHashMap.newKeySet();

    /** From now on it fails at a count by so much. */
    public FragileCounters failingAt(long by) {
        poison.add(by);
        return this;
    }

    /** From now on it fails at nothing. */
    public void mend() {
        poison.clear();
    }

    @Override
    public Shape shape() {
        return counters.shape();
    }

    @Override
    public void describe(Folding folding) {
        Folding sound = Folding.of(counters);
        folding.on(CounterEvent.class, (event, at, rows) -> {
            if (event instanceof Counted counted && poison.contains(counted.by())) {
                throw new IllegalStateException("No way to count " + event);
            }
            sound.fold(event, at, rows);
        });
    }
}
