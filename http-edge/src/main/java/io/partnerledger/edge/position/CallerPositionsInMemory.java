package io.partnerledger.edge.position;

import io.partnerledger.edge.caller.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** Positions for one process; of more callers than it holds, it forgets those that wrote least lately. */
public final class CallerPositionsInMemory implements CallerPositions {

    private record Writer(UUID tenant, String subject) {

        static Writer of(Caller caller) {
            return new Writer(caller.tenant(), caller.subject());
        }
    }

    private final Map<Writer, Long> positions = new LinkedHashMap<>();
    private final int callers;

    public CallerPositionsInMemory(int callers) {
        this.callers = callers;
    }

    @Override
    public synchronized void remember(Caller caller, long position) {
        Long before = positions.remove(Writer.of(caller));
        positions.put(Writer.of(caller), before == null ? position : Math.max(before, position));
        if (positions.size() > callers) {
            positions.remove(positions.keySet().iterator().next());
        }
    }

    @Override
    public synchronized OptionalLong positionOf(Caller caller) {
        Long position = positions.get(Writer.of(caller));
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
