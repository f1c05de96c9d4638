package io.partnerledger.events.rebuilding;

import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.CounterEvent.CounterOpened;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A projection of counters by their owners, of two tables. */
final class OwnedCounters {

    record OwnerRow(String owner, long counters) {}

    record StepRow(String counter, long position, @Nullable Map<String, Long> step) {}

    private OwnedCounters() {}

    /** How many counters each owner has, and every step. */
    static Projection owned() {
        Table<OwnerRow> owner = Table.of("owned", OwnerRow.class, "owner");
        Table<StepRow> step = Table.of("owned_step", StepRow.class, "counter", "position");
        return new Projection() {
            @Override
            public Shape shape() {
                return Shape.of("views", "owned", 1, owner, step);
            }

            @Override
            public void describe(Folding folding) {
                folding.on(
                                CounterOpened.class,
                                (e, at, rows) -> rows.put(
                                        owner,
                                        new OwnerRow(
                                                e.owner(),
                                                rows.get(owner, e.owner())
                                                                .map(OwnerRow::counters)
                                                                .orElse(0L)
                                                        + 1)))
                        .on(
                                Counted.class,
                                (e, at, rows) ->
                                        rows.put(step, new StepRow(e.counter(), at.position(), Map.of("by", e.by()))));
            }
        };
    }
}
