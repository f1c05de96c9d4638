package io.partnerledger.command.answered;

import io.partnerledger.edge.answered.GivenAnswer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers in the database. */
final class AnswerTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** The first stays, unless it is too old, or a fault where there is an effect: that one can't be told away. */
    private static final String INSERT = """
            insert into edge.answered_request as first
                   (name, request, fault, status, headers, body, answered_at, kept_until)
            values (?, ?, ?, ?, ?::json, ?, ?, ?)
                on conflict (name) do update
               set request = excluded.request, fault = excluded.fault, status = excluded.status,
                   headers = excluded.headers, body = excluded.body,
                   answered_at = excluded.answered_at, kept_until = excluded.kept_until
             where first.kept_until <= excluded.answered_at or first.fault and not excluded.fault
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    AnswerTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** What is kept under the name and still counts at that time. */
    Optional<GivenAnswer> find(String name, Instant now) {
        return jdbc
                .query(
                        "select request, fault, status, headers, body from edge.answered_request"
                                + " where name = ? and kept_until > ?",
                        (row, number) -> answer(name, row),
                        bytes(name),
                        at(now))
                .stream()
                .findFirst();
    }

    private static GivenAnswer answer(String name, ResultSet row) throws SQLException {
        return new GivenAnswer(
                name,
                HexFormat.of().formatHex(row.getBytes("request")),
                row.getBoolean("fault"),
                row.getInt("status"),
                JSON.readValue(row.getString("headers"), HEADERS),
                row.getBytes("body"));
    }

    /** @return whether it stands; else another does */
    boolean insert(DatedAnswer answer) {
        return jdbc.update(INSERT, statement -> set(statement, answer)) == 1;
    }

    /** Without waiting for the disk: what a crash takes from here, the ledger has. */
    void insertAll(List<DatedAnswer> answers) {
        transactions.executeWithoutResult(nothing -> {
            jdbc.execute("set local synchronous_commit = off");
            jdbc.batchUpdate(INSERT, new BatchPreparedStatementSetter() {
                @Override
                public void setValues(PreparedStatement statement, int index) throws SQLException {
                    set(statement, answers.get(index));
                }

                @Override
                public int getBatchSize() {
                    return answers.size();
                }
            });
        });
    }

    int purge(Instant now) {
        return jdbc.update("delete from edge.answered_request where kept_until <= ?", at(now));
    }

    private static void set(PreparedStatement statement, DatedAnswer dated) throws SQLException {
        GivenAnswer answer = dated.answer();
        statement.setBytes(1, bytes(answer.name()));
        statement.setBytes(2, bytes(answer.request()));
        statement.setBoolean(3, answer.fault());
        statement.setInt(4, answer.status());
        statement.setString(5, JSON.writeValueAsString(answer.headers()));
        statement.setBytes(6, answer.body());
        statement.setObject(7, at(dated.answeredAt()));
        statement.setObject(8, at(dated.keptUntil()));
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    private static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** An answer and how long it counts. */
    record DatedAnswer(GivenAnswer answer, Instant answeredAt, Instant keptUntil) {}
}
