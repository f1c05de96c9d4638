package io.partnerledger.query.evidence;

import io.partnerledger.edge.fault.Fault;
import io.partnerledger.events.evidence.Checkpoint.State;
import io.partnerledger.events.evidence.ExportWriter;
import io.partnerledger.events.store.Head;
import io.partnerledger.events.store.StoredEvent;
import io.partnerledger.events.store.StoredEvents;
import io.partnerledger.query.evidence.Chains.Closed;
import io.partnerledger.query.evidence.Chains.Entry;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stretch of a distributor's chain with the events themselves, as far as it is known when it is asked for. */
final class EvidenceExport {

    private static final int EVENTS_AT_ONCE = 500;

    private final Chains chains;
    private final StoredEvents events;
    private final EvidenceKeys keys;
    private final Head head;
    private final Clock clock;
    private final Duration patience;

    EvidenceExport(Chains chains, StoredEvents events, EvidenceKeys keys, Head head, Clock clock, Duration patience) {
        this.chains = chains;
        this.events = events;
        this.keys = keys;
        this.head = head;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * What is asked for: in the chain's order, all from its first entry at or after one time to the last before its first
     * entry at or after the other.
     */
    record Stretch(State before, Instant from, State after, Instant to) {}

    /** Waits until everything is chained that was stored by now, and says what is to be exported. */
    Stretch stretch(UUID distributor, @Nullable Instant from, @Nullable Instant to) {
        awaitAllStored();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        State before = from == null ? State.beginning(distributor) : settled(distributor, from, now);
        Closed end = to == null || to.isAfter(now)
                ? chains.closeNow(distributor, now)
                : new Closed(settled(distributor, to, now), to);
        Instant begin = from == null ? chains.begun(distributor).orElse(now) : from;
        return new Stretch(before, begin.isBefore(end.time()) ? begin : end.time(), end.state(), end.time());
    }

    private State settled(UUID distributor, Instant time, Instant now) {
        chains.close(distributor, time.isBefore(now) ? time : now);
        return chains.before(distributor, time);
    }

    private void awaitAllStored() {
        if (!chains.reach(head.now(), patience)) {
            throw Fault.TRY_AGAIN.raised();
        }
    }

    /** Writes it; each page is read when the one before has been taken. */
    void write(Stretch stretch, OutputStream out) {
        Instant now = clock.instant();
        ExportWriter writer = new ExportWriter(out, keys.current(), stretch.before, stretch.from, now);
        long next = stretch.before.count() + 1;
        while (next <= stretch.after.count()) {
            int rows = (int) Math.min(EVENTS_AT_ONCE, stretch.after.count() - next + 1);
            List<Entry> entries = chains.entries(stretch.before.distributorId(), next, rows);
            List<StoredEvent> stored =
                    events.at(entries.stream().map(Entry::position).toList());
            if (entries.size() != rows || stored.size() != rows) {
                throw new IllegalStateException("Events from number " + next + " on are not where they were chained.");
            }
            for (int i = 0; i < rows; i++) {
                writer.event(stored.get(i), entries.get(i).hash());
            }
            next += rows;
        }
        writer.end(stretch.to, now);
    }
}
