package io.partnerledger.edge.position;

import io.partnerledger.edge.caller.Caller;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Positions that several processes share, in an unlogged table of schema {@code edge}.
 *
 * <p>One statement for each command. What a crash of PostgreSQL takes away, clients that carry the header don't miss.
 */
public final class CallerPositionsInPostgres implements CallerPositions {

    private final JdbcTemplate jdbc;

    public CallerPositionsInPostgres(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void remember(Caller caller, long position) {
        jdbc.update("""
                insert into edge.caller_position as known (tenant, subject, position)
                values (?, sha256(convert_to(?, 'UTF8')), ?)
                    on conflict (tenant, subject) do update
                   set position = excluded.position, written_at = excluded.written_at
                 where known.position < excluded.position
                """, caller.tenant(), caller.subject(), position);
    }

    @Override
    public OptionalLong positionOf(Caller caller) {
        return jdbc
                .queryForList(
                        "select position from edge.caller_position"
                                + " where tenant = ? and subject = sha256(convert_to(?, 'UTF8'))",
                        Long.class,
                        caller.tenant(),
                        caller.subject())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
