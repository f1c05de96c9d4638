package io.partnerledger.command.due;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The agenda as it is worked off: who has taken up what, and what came to nothing.
 *
 * <p>No row of the agenda stays locked while something is done: it is the projection's, and folding must get at it.
 */
final class DueRows {

    private static final String AGENDA = DueProjection.AGENDA;
    private static final String ATTEMPT = "command.due_attempt";

    /** What is taken up is decided by the row of the attempt; the lock only sends others on to the next. */
    private static final String TAKE = """
            with waiting as (
                select d.kind, d.subject, d.position, a.next_at as former_next_at, a.failure as former_failure
                from %1$s d left join %2$s a using (kind, subject, position)
                where d.due_at <= :now and d.kind = any(:kinds) and (a.next_at is null or a.next_at <= :now)
                order by d.due_at, d.position
                limit :limit
                for update of d skip locked
            ), taken as (
                insert into %2$s as a (kind, subject, position, attempts, next_at)
                select kind, subject, position, 1, :until from waiting
                on conflict (kind, subject, position)
                    do update set attempts = a.attempts + 1, next_at = excluded.next_at, failure = null
                    where a.next_at <= :now
                returning kind, subject, position, attempts
            )
            select d.kind, d.subject, d.distributor_id, d.due_at, d.position, d.correlation_id, t.attempts,
                   w.former_next_at, w.former_failure
            from taken t
                join waiting w using (kind, subject, position)
                join %1$s d using (kind, subject, position)
            order by d.due_at, d.position
            """.formatted(AGENDA, ATTEMPT);

    private static final String OF_WORK = " where kind = :kind and subject = :subject and position = :position";

    private final JdbcClient jdbc;
    private final String[] kinds;

    DueRows(DataSource dataSource, Set<String> kinds) {
        this.jdbc = JdbcClient.create(dataSource);
        this.kinds = kinds.toArray(String[]::new);
    }

    /** Takes up what has been waiting longest, which nobody else will until the time given is over. */
    List<Taken> take(Instant now, int atMost, Duration within) {
        return jdbc.sql(TAKE)
                .param("now", utc(now))
                .param("until", utc(now.plus(within)))
                .param("kinds", kinds, java.sql.Types.ARRAY)
                .param("limit", atMost)
                .query((row, number) -> taken(row))
                .list();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        Due due = new Due(
                row.getString("kind"),
                row.getString("subject"),
                row.getObject("distributor_id", UUID.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getString("correlation_id"));
        OffsetDateTime formerNextAt = row.getObject("former_next_at", OffsetDateTime.class);
        return new Taken(
                due,
                row.getInt("attempts"),
                formerNextAt == null ? null : formerNextAt.toInstant(),
                row.getString("former_failure"));
    }

    /** What was taken up came to nothing; whether it is still known at all. */
    boolean failed(Due due, String why, Instant nextAttempt) {
        return of(
                                due,
                                jdbc.sql("update " + ATTEMPT + " set failure = :why, next_at = :next" + OF_WORK)
                                        .param("why", why)
                                        .param("next", utc(nextAttempt)))
                        .update()
                > 0;
    }

    /** What was taken up was not begun, and stands as it stood before. */
    void putBack(Taken taken) {
        if (taken.formerNextAt() == null) {
            of(taken.due(), jdbc.sql("delete from " + ATTEMPT + OF_WORK)).update();
        } else {
            restore(taken, taken.formerFailure(), taken.formerNextAt());
        }
    }

    /** What was taken up couldn't be tried, which counts for nothing; it is to be taken up again then. */
    void putOff(Taken taken, String why, Instant nextAttempt) {
        restore(taken, why, nextAttempt);
    }

    private void restore(Taken taken, @Nullable String failure, Instant nextAttempt) {
        of(
                        taken.due(),
                        jdbc.sql("update " + ATTEMPT + " set attempts = :attempts, failure = :why, next_at = :next"
                                        + OF_WORK)
                                .param("attempts", taken.attempts() - 1)
                                .param("why", failure)
                                .param("next", utc(nextAttempt)))
                .update();
    }

    private static JdbcClient.StatementSpec of(Due due, JdbcClient.StatementSpec statement) {
        return statement
                .param("kind", due.kind())
                .param("subject", due.subject())
                .param("position", due.position());
    }

    /** Forgets the attempts at what is no longer on the agenda, but for those that another is just forgetting. */
    void forgetDone() {
        jdbc.sql("""
                        delete from %2$s a
                         using (select kind, subject, position from %2$s gone
                                 where not exists (select from %1$s d
                                                    where (d.kind, d.subject, d.position)
                                                        = (gone.kind, gone.subject, gone.position))
                                   for update of gone skip locked) done
                         where (a.kind, a.subject, a.position) = (done.kind, done.subject, done.position)
                        """.formatted(AGENDA, ATTEMPT)).update();
    }

    /** Whether something is due that is being done at this moment. */
    boolean someTaken(Instant now) {
        return jdbc.sql("select exists (select from " + AGENDA + " d join " + ATTEMPT
                        + " a using (kind, subject, position)"
                        + " where d.due_at <= :now and a.next_at > :now and a.failure is null)")
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /** How many of each kind have failed and wait for another attempt; not those that came off the agenda since. */
    Map<String, Long> failing() {
        Map<String, Long> failing = new TreeMap<>();
        jdbc.sql("select kind, count(*) from " + ATTEMPT + " join " + AGENDA + " using (kind, subject, position)"
                        + " where failure is not null group by kind")
                .query((ResultSet row) -> {
                    failing.put(row.getString(1), row.getLong(2));
                });
        return failing;
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * What somebody has taken up.
     *
     * @param attempts how often it has been taken up, this time included
     * @param formerNextAt when it was to be taken up; absent where it never was before
     * @param formerFailure why the attempt before came to nothing
     */
    record Taken(
            Due due,
            int attempts,
            @Nullable Instant formerNextAt,
            @Nullable String formerFailure) {}
}
