package io.partnerledger.events.following;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many dead letters are parked of each of some projections of a schema, whichever generation they belong to. */
final class DeadLetterCounts {

    private final JdbcClient jdbc;
    private final String schema;
    private final Set<Shape> shapes = new LinkedHashSet<>();

    DeadLetterCounts(DataSource dataSource, String schema) {
        this.jdbc = JdbcClient.create(dataSource);
        this.schema = schema;
    }

    void of(Shape shape) {
        shapes.add(shape);
    }

    Map<String, Long> parked() {
        Map<String, Long> parked = new LinkedHashMap<>();
        shapes.forEach(shape -> parked.put(shape.name(), 0L));
        jdbc.sql("select name, shape, count(*) from " + schema
                        + ".dead_letter join " + schema + ".projection p using (name, shape, generation)"
                        + " where outcome is null and " + DeadLetters.GENERATIONS_OF_INTEREST + " group by name, shape")
                .query((RowCallbackHandler) row -> {
                    if (isCounted(row.getString(1), row.getInt(2))) {
                        parked.put(row.getString(1), row.getLong(3));
                    }
                });
        return parked;
    }

    /** Those of another shape are another version's. */
    private boolean isCounted(String name, int version) {
        return shapes.stream().anyMatch(shape -> shape.name().equals(name) && shape.version() == version);
    }
}
