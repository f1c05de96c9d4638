package io.partnerledger.query.reading;

import io.partnerledger.events.following.Projection;
import io.partnerledger.events.following.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets several queries of a {@code REPEATABLE READ} transaction answer as of one moment, whatever takes over meanwhile.
 *
 * <p>What is seen is fixed by the first query, which view shows which generation is not: between two queries another
 * could take over and show how it stood back then, when it had yet to catch up. So the views are held before.
 */
@Component
public class OneMoment {

    private final JdbcTemplate jdbc;

    OneMoment(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** To be called before anything else in the transaction. */
    public void of(Projection... projections) {
        jdbc.execute("lock table "
                + Arrays.stream(projections)
                        .map(Projection::shape)
                        .map(OneMoment::views)
                        .collect(Collectors.joining(", "))
                + " in access share mode");
    }

    private static String views(Shape shape) {
        return shape.tables().stream().map(shape::view).collect(Collectors.joining(", "));
    }
}
