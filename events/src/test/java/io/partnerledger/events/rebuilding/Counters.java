package io.partnerledger.events.rebuilding;

import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.CounterEvent.CounterClosed;
import io.partnerledger.events.CounterEvent.CounterOpened;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import io.partnerledger.events.following.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two projections of counters, of one table and of two. */
final class Counters {

    record CounterRow(String counter, String owner, long count, Instant openedAt, List<Long> steps) {}

    record OwnerRow(String owner, long counters) {}

    record StepRow(String counter, long position, @Nullable Map<String, Long> step) {}

    private Counters() {}

    /** Each counter, in one shape or another. */
    static Projection counters(int version) {
        Table<CounterRow> counter = Table.of("counter", CounterRow.class, "counter");
        return new Projection() {
            @Override
            public Shape shape() {
                return Shape.of("views", "counter", version, counter);
            }

            @Override
            public void describe(Folding folding) {
                folding.on(
                                CounterOpened.class,
                                (e, at, rows) -> rows.put(
                                        counter, new CounterRow(e.counter(), e.owner(), 0, at.time(), List.of())))
                        .on(
                                Counted.class,
                                (e, at, rows) -> rows.change(
                                        counter,
                                        row -> new CounterRow(
                                                row.counter(),
                                                row.owner(),
                                                row.count() + e.by(),
                                                row.openedAt(),
                                                Stream.concat(row.steps().stream(), Stream.of(e.by()))
                                                        .toList()),
                                        e.counter()))
                        .on(CounterClosed.class, (e, at, rows) -> rows.delete(counter, e.counter()));
            }
        };
    }

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
