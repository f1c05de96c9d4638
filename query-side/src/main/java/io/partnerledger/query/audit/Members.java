package io.partnerledger.query.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some members of a resource, by their names in Pascal case; what is absent is left out. */
record Members(Map<String, Object> values) {

    Members {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Members none() {
        return new Members(Map.of());
    }

    static Members of(String name, @Nullable Object value) {
        return none().and(name, value);
    }

    Members and(String name, @Nullable Object value) {
        return value == null ? this : and(new Members(Map.of(name, value)));
    }

    /** These and others, the others' where they say different things. */
    Members and(Members others) {
        Map<String, Object> joined = new LinkedHashMap<>(values);
        joined.putAll(others.values);
        return new Members(joined);
    }
}
