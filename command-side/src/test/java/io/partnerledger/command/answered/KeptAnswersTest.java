package io.partnerledger.command.answered;

import static org.assertj.core.api.Assertions.assertThat;

import io.partnerledger.edge.answered.GivenAnswer;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.schema.LedgerSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that keep answers in one database. */
class KeptAnswersTest {

    private static final AnswerSettings SETTINGS = new AnswerSettings(Duration.ofHours(24), Duration.ofMinutes(10));

    private final TestDatabase database = TestDatabase.fromTemplate("edge", LedgerSchema.EDGE::migrate);
    private final MovingClock clock = new MovingClock();
    private final KeptAnswers tokyo = node(database.dataSource());
    private final KeptAnswers osaka = node(database.dataSource());

    private KeptAnswers node(DataSource dataSource) {
        return new KeptAnswers(new AnswerTable(dataSource), clock, SETTINGS);
    }

    @AfterEach
    void close() {
        tokyo.stop();
        osaka.stop();
        database.close();
    }

    @Test
    void of_two_answers_to_one_request_the_first_stands_everywhere() {
        GivenAnswer first = fault(1, "blocked");
        assertThat(tokyo.keep(first)).isSameAs(first);

        GivenAnswer stands = osaka.keep(fault(1, "also blocked"));

        assertThat(text(stands)).isEqualTo("blocked");
        assertThat(stands.status()).isEqualTo(403);
        assertThat(stands.headers()).isEqualTo(first.headers());
        assertThat(stands.request()).isEqualTo(first.request());
        assertThat(osaka.find(name(2))).isEmpty();
    }

    @Test
    void an_effect_outranks_a_fault_and_no_fault_an_effect() {
        tokyo.keep(fault(1, "blocked"));
        osaka.keep(granted(1, "placed"));

        assertThat(text(tokyo.find(name(1)).orElseThrow())).isEqualTo("placed");
        assertThat(text(tokyo.keep(fault(1, "blocked")))).isEqualTo("placed");
        assertThat(text(tokyo.keep(granted(1, "placed again")))).isEqualTo("placed");
    }

    @Test
    void what_is_too_old_counts_no_more_and_gives_way() {
        tokyo.keep(fault(1, "blocked"));
        tokyo.keep(granted(2, "placed"));

        clock.pass(Duration.ofMinutes(11));
        assertThat(osaka.find(name(1))).isEmpty();
        assertThat(osaka.find(name(2))).isPresent();
        assertThat(text(osaka.keep(fault(1, "blocked for another reason")))).isEqualTo("blocked for another reason");
        assertThat(purged()).isZero();

        clock.pass(Duration.ofHours(24));
        assertThat(osaka.find(name(2))).isEmpty();
        assertThat(purged()).isEqualTo(2);
    }

    @Test
    void what_is_kept_soon_counts_at_once_and_is_not_lost_by_an_orderly_stop() {
        tokyo.start();
        // More than are written at once.
        IntStream.range(0, 450).forEach(number -> tokyo.keepSoon(granted(number, "placed " + number)));
        assertThat(text(tokyo.find(name(449)).orElseThrow())).isEqualTo("placed 449");

        tokyo.stop();

        assertThat(text(osaka.find(name(0)).orElseThrow())).isEqualTo("placed 0");
        assertThat(text(osaka.find(name(449)).orElseThrow())).isEqualTo("placed 449");
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from edge.answered_request")
                        .query(Integer.class)
                        .single())
                .isEqualTo(450);
    }

    @Test
    void a_database_that_is_away_costs_the_promise_and_nothing_else() {
        TestDatabase gone = TestDatabase.fromTemplate("edge", LedgerSchema.EDGE::migrate);
        KeptAnswers cutOff = node(gone.dataSource());
        cutOff.start();
        gone.close();

        cutOff.keepSoon(granted(1, "placed"));
        cutOff.stop();

        assertThat(cutOff.isRunning()).isFalse();
    }

    private int purged() {
        return new AnswerTable(database.dataSource()).purge(clock.instant());
    }

    private static GivenAnswer fault(int number, String body) {
        return answer(number, 403, body);
    }

    private static GivenAnswer granted(int number, String body) {
        return answer(number, 201, body);
    }

    private static GivenAnswer answer(int number, int status, String body) {
        return new GivenAnswer(
                name(number),
                name(number),
                status >= 400,
                status,
                Map.of("Content-Type", "application/json;charset=utf-8", "Ledger-Position", "7"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(int number) {
        return "%064x".formatted(number);
    }

    private static String text(GivenAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
