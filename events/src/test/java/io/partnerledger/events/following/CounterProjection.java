package io.partnerledger.events.following;

import io.partnerledger.events.CounterEvent.Counted;
import io.partnerledger.events.CounterEvent.CounterClosed;
import io.partnerledger.events.CounterEvent.CounterOpened;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Each counter as a row, in one shape or another. */
public record CounterProjection(int version) implements Projection {

    /** How a counter stands, and how it came there. */
    public record CounterRow(String counter, String owner, long count, Instant openedAt, List<Long> steps) {}

    static final Table<CounterRow> COUNTER = Table.of("counter", CounterRow.class, "counter");

    /** In its first shape. */
    public CounterProjection() {
        this(1);
    }

    @Override
    public Shape shape() {
        return Shape.of("views", "counter", version, COUNTER);
    }

    @Override
    public void describe(Folding folding) {
        folding.on(
                        CounterOpened.class,
                        (e, at, rows) ->
                                rows.put(COUNTER, new CounterRow(e.counter(), e.owner(), 0, at.time(), List.of())))
                .on(
                        Counted.class,
                        (e, at, rows) -> rows.change(
                                COUNTER,
                                row -> new CounterRow(
                                        row.counter(),
                                        row.owner(),
                                        row.count() + e.by(),
                                        row.openedAt(),
                                        Stream.concat(row.steps().stream(), Stream.of(e.by()))
                                                .toList()),
                                e.counter()))
                .on(CounterClosed.class, (e, at, rows) -> rows.delete(COUNTER, e.counter()));
    }
}
