package io.partnerledger.standalone.document;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.following.Folding;
import io.partnerledger.events.following.MemoryRows;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Recorded;
import io.partnerledger.events.following.Rows;
import io.partnerledger.events.following.Table;
import io.partnerledger.kernel.event.LedgerEvent;
import io.partnerledger.standalone.golden.GoldenDatabase;
import io.partnerledger.standalone.golden.GoldenHistory;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** What each kind of event changes in which projection, observed while the golden history is folded. */
final class WhatEventsChange {

    /** What a row of these is best known by. */
    private static final Map<String, String> KNOWN_BY =
            Map.of("due", "kind", "webhook_news", "event", "audit_record", "operationType");

    private final Map<Class<?>, SortedMap<String, SortedSet<String>>> changes = new HashMap<>();

    private WhatEventsChange() {}

    static WhatEventsChange in(Collection<Projection> projections) {
        WhatEventsChange observed = new WhatEventsChange();
        List<? extends TrackedEventMessage<?>> history;
        try (HikariDataSource database = GoldenDatabase.prepared(projections)) {
            history = GoldenHistory.through(database);
            projections.forEach(projection -> observed.fold(projection, history));
        }
        return observed;
    }

    /** The projections it changes, each with what it changes there. */
    SortedMap<String, SortedSet<String>> of(Class<?> event) {
        return changes.getOrDefault(event, new TreeMap<>());
    }

    private void fold(Projection projection, List<? extends TrackedEventMessage<?>> history) {
        Folding folding = Folding.of(projection);
        ObservedRows rows = new ObservedRows();
        for (TrackedEventMessage<?> message : history) {
            folding.fold((LedgerEvent) message.getPayload(), recorded(message), rows);
            if (!rows.changed.isEmpty()) {
                changes.computeIfAbsent(message.getPayloadType(), first -> new TreeMap<>())
                        .computeIfAbsent(projection.shape().name(), first -> new TreeSet<>())
                        .addAll(rows.changed);
                rows.changed.clear();
            }
        }
    }

    private static Recorded recorded(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new Recorded(
                message.trackingToken().position().orElseThrow(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                event.getMetaData());
    }

    private static final class ObservedRows implements Rows {

        private final MemoryRows rows = new MemoryRows();
        private final SortedSet<String> changed = new TreeSet<>();

        @Override
        public <R extends Record> Optional<R> get(Table<R> table, Object... key) {
            return rows.get(table, key);
        }

        @Override
        public <R extends Record> List<R> all(Table<R> table, Object... beginningOfKey) {
            return rows.all(table, beginningOfKey);
        }

        @Override
        public <R extends Record> void put(Table<R> table, R row) {
            if (!rows.get(table, table.keyOf(row).toArray()).equals(Optional.of(row))) {
                changed.add(name(table, row));
            }
            rows.put(table, row);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public void delete(Table<?> table, Object... key) {
            rows.get((Table) table, key).ifPresent(row -> changed.add(name(table, (Record) row)));
            rows.delete(table, key);
        }

        private static String name(Table<?> table, Record row) {
            return Optional.ofNullable(KNOWN_BY.get(table.name()))
                    .map(component -> value(row, component))
                    .orElse(table.name());
        }

        private static String value(Record row, String component) {
            try {
                RecordComponent found = Arrays.stream(row.getClass().getRecordComponents())
                        .filter(each -> each.getName().equals(component))
                        .findFirst()
                        .orElseThrow();
                found.getAccessor().setAccessible(true);
                return (String) found.getAccessor().invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }
}
