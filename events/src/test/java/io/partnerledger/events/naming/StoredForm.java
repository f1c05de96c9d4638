package io.partnerledger.events.naming;

import io.partnerledger.kernel.event.LedgerEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.jspecify.annotations.Nullable;

/** One way in which a kind of event may look in the store: with all its fields, or without those that may be absent. */
record StoredForm(String file, LedgerEvent event) {

    static Stream<StoredForm> of(Class<?> kind, SerializedType type) {
        LedgerEvent full = KantosHistory.eventOf(kind)
                .orElseThrow(() -> new AssertionError("Kanto's history has no " + kind.getSimpleName() + "."));
        StoredForm complete = new StoredForm(type.getName() + "." + type.getRevision() + ".json", full);
        if (!mayLackSomething(full)) {
            return Stream.of(complete);
        }
        return Stream.of(
                complete,
                new StoredForm(type.getName() + "." + type.getRevision() + ".sparse.json", (LedgerEvent) sparse(full)));
    }

    private static boolean mayLackSomething(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(StoredForm::mayLackSomething);
        }
        return value instanceof Record row
                && components(row)
                        .anyMatch(component -> isNullable(component) || mayLackSomething(valueOf(component, row)));
    }

    private static Object sparse(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(StoredForm::sparse).toList();
        }
        return value instanceof Record row ? sparseRecord(row) : value;
    }

    private static Record sparseRecord(Record row) {
        Object[] values = components(row)
                .map(component -> isNullable(component) ? null : sparse(valueOf(component, row)))
                .toArray();
        Class<?>[] types = components(row).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return row.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<RecordComponent> components(Record row) {
        return Arrays.stream(row.getClass().getRecordComponents());
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static @Nullable Object valueOf(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
