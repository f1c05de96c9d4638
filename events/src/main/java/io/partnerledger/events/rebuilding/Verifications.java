package io.partnerledger.events.rebuilding;

import io.partnerledger.events.following.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The last verification of each projection, and when all were last begun. */
final class Verifications {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String schema;
    private final JdbcClient jdbc;

    Verifications(DataSource dataSource, String schema) {
        this.schema = schema;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What the last one found stays known until this one is done. */
    void begin(Shape shape, String by, Instant now) {
        jdbc.sql("""
                        insert into %s.verification (name, shape, status, asked_by, started_at)
                        values (:name, :shape, 'running', :by, :now)
                        on conflict (name, shape) do update
                           set status = 'running', asked_by = excluded.asked_by, started_at = excluded.started_at,
                               finished_at = null, failure = null
                        """.formatted(schema))
                .param("name", shape.name())
                .param("shape", shape.version())
                .param("by", by)
                .param("now", Generations.utc(now))
                .update();
    }

    void done(Shape shape, Comparison.Compared compared, Instant now) {
        jdbc.sql("update " + schema
                        + ".verification set status = 'done', finished_at = ?, generation = ?, position = ?,"
                        + " rows_compared = ?, differences = ?, examples = ?::jsonb, failure = null"
                        + " where name = ? and shape = ?")
                .params(
                        Generations.utc(now),
                        compared.generation(),
                        compared.position(),
                        compared.rows(),
                        compared.differences(),
                        JSON.writeValueAsString(compared.examples()),
                        shape.name(),
                        shape.version())
                .update();
    }

    void failed(Shape shape, String why, Instant now) {
        jdbc.sql("update " + schema + ".verification set status = 'failed', finished_at = ?, failure = ?"
                        + " where name = ? and shape = ?")
                .params(Generations.utc(now), why, shape.name(), shape.version())
                .update();
    }

    Optional<Verification> of(Shape shape) {
        return jdbc.sql("select * from " + schema + ".verification where name = ? and shape = ?")
                .params(shape.name(), shape.version())
                .query((row, number) -> verification(row))
                .optional();
    }

    /** How many differences the last one that was done has found. */
    OptionalLong differences(Shape shape) {
        return jdbc
                .sql("select differences from " + schema
                        + ".verification where name = ? and shape = ? and differences is not null")
                .params(shape.name(), shape.version())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static Verification verification(ResultSet row) throws SQLException {
        Verification.Status status =
                Verification.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        boolean done = status == Verification.Status.DONE;
        return new Verification(
                status,
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "finished_at"),
                done ? row.getInt("generation") : null,
                done ? row.getLong("position") : null,
                done ? row.getLong("rows_compared") : null,
                done ? row.getLong("differences") : null,
                done ? List.of(JSON.readValue(row.getString("examples"), Verification.Difference[].class)) : List.of(),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** When all were last begun by themselves. */
    Instant lastRound() {
        return jdbc.sql("select begun_at from " + schema + ".verification_round")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /** @return whether it is this node that begins the next round */
    boolean beginRound(Instant last, Instant now) {
        return jdbc.sql("update " + schema + ".verification_round set begun_at = ? where begun_at = ?")
                        .params(Generations.utc(now), Generations.utc(last))
                        .update()
                > 0;
    }
}
