package io.partnerledger.command.job;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Jobs and their lines in the database: what is to be done, and what came of it. */
final class JobTables {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String JOB = """
            select id, staging, kind, distributor_id, claim, dry_run, undoes, status, cancelling, lines, started_by, roles,
                   request_id, trace_id, created_at, started_at, finished_at
              from command.job
            """;

    private static final String OPEN = """
            select turn, number, text, key_version, attempts from command.job_line
             where staging = ? and outcome is null and (turn, number) > (?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    JobTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    void beginStaging(UUID staging, Instant now) {
        jdbc.update("insert into command.job_staging (id, begun_at) values (?, ?)", staging, at(now));
    }

    void stage(UUID staging, List<KeptLine> lines) {
        jdbc.update("""
                insert into command.job_line (staging, turn, number, text, key_version, outcome, result)
                select ?, line.turn, line.number, line.text, line.key_version, line.outcome, line.result::json
                  from unnest(?::smallint[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[])
                       as line (turn, number, text, key_version, outcome, result)
                """, statement -> {
            statement.setObject(1, staging);
            array(statement, 2, "smallint", lines, KeptLine::turn);
            array(statement, 3, "int", lines, KeptLine::number);
            array(statement, 4, "text", lines, KeptLine::text);
            array(statement, 5, "int", lines, KeptLine::keyVersion);
            array(statement, 6, "text", lines, line -> outcome(line.result()));
            array(statement, 7, "text", lines, line -> json(line.result()));
        });
    }

    void abandonStaging(UUID staging) {
        transactions.executeWithoutResult(nothing -> {
            jdbc.update("delete from command.job_line where staging = ?", staging);
            jdbc.update("delete from command.job_staging where id = ?", staging);
        });
    }

    /**
     * Makes a job of the lines that were staged; of one that is there already, nothing.
     *
     * @return the job of that claim, which may be another's
     */
    Job make(Job job) {
        return Objects.requireNonNull(transactions.execute(nothing -> {
            int made = jdbc.update("""
                    insert into command.job (id, staging, kind, distributor_id, claim, dry_run, undoes, status, lines,
                                             started_by, roles, request_id, trace_id, created_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                    """, statement -> {
                statement.setObject(1, job.id());
                statement.setObject(2, job.staging());
                statement.setString(3, job.kind());
                statement.setObject(4, job.startedBy().tenant());
                statement.setString(5, job.claim());
                statement.setBoolean(6, job.dryRun());
                statement.setObject(7, job.undoes());
                statement.setString(8, job.status().name());
                statement.setInt(9, job.lines());
                statement.setString(10, job.startedBy().subject());
                statement.setArray(
                        11,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "text",
                                        job.startedBy().roles().stream()
                                                .map(Role::name)
                                                .sorted()
                                                .toArray()));
                statement.setString(12, job.requestId());
                statement.setString(13, job.traceId());
                statement.setObject(14, at(job.createdAt()));
            });
            if (made == 1) {
                jdbc.update("""
                        insert into command.job_tally (job_id, outcome, lines)
                        select ?, outcome, count(*) from command.job_line
                         where staging = ? and outcome is not null group by outcome
                        """, job.id(), job.staging());
            } else {
                jdbc.update("delete from command.job_line where staging = ?", job.staging());
            }
            jdbc.update("delete from command.job_staging where id = ?", job.staging());
            return jdbc.queryForObject(JOB + " where claim = ?", (row, n) -> job(row), job.claim());
        }));
    }

    Optional<Job> find(UUID id) {
        return jdbc.query(JOB + " where id = ?", (row, n) -> job(row), id).stream()
                .findFirst();
    }

    /** Those nobody has finished. */
    List<UUID> unfinished() {
        return jdbc.queryForList(
                "select id from command.job where finished_at is null order by created_at", UUID.class);
    }

    Map<LineOutcome, Integer> tally(UUID job) {
        Map<LineOutcome, Integer> tally = new EnumMap<>(LineOutcome.class);
        jdbc.query(
                "select outcome, lines from command.job_tally where job_id = ?",
                row -> {
                    tally.put(LineOutcome.valueOf(row.getString(1)), row.getInt(2));
                },
                job);
        return tally;
    }

    /** @return whether the job is to be run: it hasn't come to its end */
    boolean running(UUID job, Instant now) {
        return jdbc.update("""
                        update command.job set status = 'RUNNING', started_at = coalesce(started_at, ?)
                         where id = ? and finished_at is null
                        """, at(now), job) == 1;
    }

    boolean toBeCancelled(UUID job) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select cancelling from command.job where id = ?", Boolean.class, job));
    }

    /**
     * The next lines to be done, all of one turn.
     *
     * @param after the line up to which nothing is open any more; absent where that isn't known
     */
    List<KeptLine> open(UUID staging, @Nullable KeptLine after, int atMost) {
        return ofOneTurn(jdbc.query(
                OPEN + " order by turn, number limit ?",
                (row, n) -> open(row),
                staging,
                after == null ? 0 : after.turn(),
                after == null ? 0 : after.number(),
                atMost));
    }

    /** Notes that all lines up to this one may be begun from now on. */
    void begin(Job job, KeptLine upTo) {
        jdbc.update("""
                update command.job set begun_turn = ?, begun_number = ?
                 where id = ? and (begun_turn, begun_number) < (?, ?)
                """, upTo.turn(), upTo.number(), job.id(), upTo.turn(), upTo.number());
    }

    /** The next lines, all of one turn, that were begun by somebody who has not noted what came of them. */
    List<KeptLine> begun(Job job, @Nullable KeptLine after, int atMost) {
        return ofOneTurn(jdbc.query(
                OPEN + " and (turn, number) <= (select begun_turn, begun_number from command.job where id = ?)"
                        + " order by turn, number limit ?",
                (row, n) -> open(row),
                job.staging(),
                after == null ? 0 : after.turn(),
                after == null ? 0 : after.number(),
                job.id(),
                atMost));
    }

    private static KeptLine open(ResultSet row) throws SQLException {
        return new KeptLine(
                row.getInt("turn"),
                row.getInt("number"),
                row.getString("text"),
                row.getObject("key_version") == null ? null : row.getInt("key_version"),
                row.getInt("attempts"),
                null);
    }

    private static List<KeptLine> ofOneTurn(List<KeptLine> lines) {
        return lines.stream()
                .takeWhile(line -> line.turn() == lines.get(0).turn())
                .toList();
    }

    /** Notes that lines asked to be tried again. */
    void triedInVain(Job job, List<Integer> numbers) {
        if (!numbers.isEmpty()) {
            jdbc.update(
                    "update command.job_line set attempts = attempts + 1"
                            + " where staging = ? and number = any(?) and outcome is null",
                    statement -> {
                        statement.setObject(1, job.staging());
                        statement.setArray(2, statement.getConnection().createArrayOf("int", numbers.toArray()));
                    });
        }
    }

    /** Notes what came of lines; of one that somebody noted before, nothing. */
    void record(Job job, List<KeptLine> done) {
        transactions.executeWithoutResult(nothing -> {
            // One at a time: two nodes noting the same lines, each in an order of its own, would wait for each other.
            jdbc.queryForList("select 1 from command.job where id = ? for update", job.id());
            note(job, done);
        });
    }

    private void note(Job job, List<KeptLine> done) {
        jdbc.update("""
                with noted as (
                    update command.job_line line
                       set outcome = came.outcome, result = came.result::json, text = null, key_version = null
                      from unnest(?::int[], ?::text[], ?::text[]) as came (number, outcome, result)
                     where line.staging = ? and line.number = came.number and line.outcome is null
                    returning line.outcome)
                insert into command.job_tally (job_id, outcome, lines)
                select ?, outcome, count(*) from noted group by outcome order by outcome
                    on conflict (job_id, outcome) do update set lines = job_tally.lines + excluded.lines
                """, statement -> {
            array(statement, 1, "int", done, KeptLine::number);
            array(statement, 2, "text", done, line -> outcome(line.result()));
            array(statement, 3, "text", done, line -> json(line.result()));
            statement.setObject(4, job.staging());
            statement.setObject(5, job.id());
        });
    }

    /**
     * Asks the job to stop; one that nobody has begun to run stops at once.
     *
     * @return the job, with the status it had
     */
    Optional<Job> cancel(UUID id, Instant now) {
        return Objects.requireNonNull(transactions.execute(nothing -> {
            Optional<Job> found = jdbc.query(JOB + " where id = ? for update", (row, n) -> job(row), id).stream()
                    .findFirst();
            found.filter(job -> job.status() == JobStatus.RUNNING)
                    .ifPresent(job -> jdbc.update("update command.job set cancelling = true where id = ?", id));
            found.filter(job -> job.status() == JobStatus.QUEUED).ifPresent(job -> cancelled(job, now));
            return found;
        }));
    }

    void cancelled(Job job, Instant now) {
        transactions.executeWithoutResult(nothing -> {
            if (finished(job.id(), JobStatus.CANCELLED, now)) {
                int left = jdbc.update("""
                        update command.job_line set outcome = 'CANCELLED', text = null, key_version = null
                         where staging = ? and outcome is null
                        """, job.staging());
                jdbc.update("""
                        insert into command.job_tally (job_id, outcome, lines) select ?, 'CANCELLED', ? where ? > 0
                            on conflict (job_id, outcome) do update set lines = job_tally.lines + excluded.lines
                        """, job.id(), left, left);
            }
        });
    }

    boolean finished(UUID job, JobStatus how, Instant now) {
        return jdbc.update(
                        "update command.job set status = ?, finished_at = ? where id = ? and finished_at is null",
                        how.name(),
                        at(now),
                        job)
                == 1;
    }

    /** Lines that have their outcome, after that number. */
    List<KeptLine> done(UUID staging, @Nullable LineOutcome outcome, int after, int atMost) {
        return done(staging, outcome, " and number > ? order by number limit ?", after, atMost);
    }

    /** Lines with that outcome before that number, the last first. */
    List<KeptLine> doneBackwards(UUID staging, LineOutcome outcome, int before, int atMost) {
        return done(staging, outcome, " and number < ? order by number desc limit ?", before, atMost);
    }

    private List<KeptLine> done(UUID staging, @Nullable LineOutcome outcome, String order, int from, int atMost) {
        String ofOutcome = outcome == null ? " and outcome is not null" : " and outcome = '" + outcome.name() + "'";
        return jdbc.query(
                "select number, outcome, result from command.job_line where staging = ?" + ofOutcome + order,
                (row, n) -> KeptLine.decided(
                        row.getInt(1),
                        row.getString(3) == null
                                ? LineResult.of(LineOutcome.valueOf(row.getString(2)))
                                : JSON.readValue(row.getString(3), LineResult.class)),
                staging,
                from,
                atMost);
    }

    /**
     * Forgets jobs that ended before that time, and lines of which no job was made.
     *
     * @return under what their lines lay
     */
    List<UUID> purge(Instant endedBefore, Instant abandonedBefore) {
        List<UUID> ended =
                jdbc.queryForList("select staging from command.job where finished_at < ?", UUID.class, at(endedBefore));
        ended.forEach(staging -> transactions.executeWithoutResult(nothing -> {
            jdbc.update("delete from command.job_line where staging = ?", staging);
            jdbc.update("delete from command.job where staging = ?", staging);
        }));
        List<UUID> abandoned = jdbc.queryForList(
                "select id from command.job_staging where begun_at < ?", UUID.class, at(abandonedBefore));
        abandoned.forEach(this::abandonStaging);
        return Stream.concat(ended.stream(), abandoned.stream()).toList();
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getObject("staging", UUID.class),
                row.getString("kind"),
                row.getString("claim"),
                row.getBoolean("dry_run"),
                row.getObject("undoes", UUID.class),
                JobStatus.valueOf(row.getString("status")),
                row.getBoolean("cancelling"),
                row.getInt("lines"),
                new Caller(
                        row.getString("started_by"),
                        row.getObject("distributor_id", UUID.class),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toUnmodifiableSet())),
                row.getString("request_id"),
                row.getString("trace_id"),
                Objects.requireNonNull(time(row, "created_at")),
                time(row, "started_at"),
                time(row, "finished_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    private static @Nullable String outcome(@Nullable LineResult result) {
        return result == null ? null : result.outcome().name();
    }

    private static @Nullable String json(@Nullable LineResult result) {
        return result == null ? null : JSON.writeValueAsString(result);
    }

    private static void array(
            PreparedStatement statement,
            int index,
            String type,
            List<KeptLine> lines,
            Function<KeptLine, @Nullable Object> value)
            throws SQLException {
        Connection connection = statement.getConnection();
        Array array = connection.createArrayOf(type, lines.stream().map(value).toArray());
        statement.setArray(index, array);
    }
}
