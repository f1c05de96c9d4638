package io.partnerledger.events.rebuilding;

import static io.partnerledger.events.rebuilding.OwnedCounters.owned;
import static io.partnerledger.events.rebuilding.RebuildingNode.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.events.EventsDatabase;
import io.partnerledger.events.following.CounterProjection;
import io.partnerledger.events.following.Projection;
import io.partnerledger.events.rebuilding.Verification.Difference;
import io.partnerledger.events.rebuilding.Verification.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is served is compared with what the history gives. */
class VerificationTest {

    private static final int COUNTERS = 30;
    private static final int TIMES = 20;

    private final Projection counters = new CounterProjection(1);
    private final Projection owned = owned();
    private HikariDataSource database;
    private JdbcClient jdbc;
    private RebuildingNode node;

    @BeforeEach
    void a_history_that_is_served() {
        database = EventsDatabase.fresh();
        database.setMaximumPoolSize(30);
        jdbc = JdbcClient.create(database);
        node = RebuildingNode.started(database, "tokyo", counters, owned);
        for (int counter = 0; counter < COUNTERS; counter++) {
            node.count("counter:" + counter, TIMES);
        }
        assertThat(node.shows(counters) && node.shows(owned)).isTrue();
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Verification verified(String projection) {
        assertThat(node.rebuilding.verify(projection, "somebody")).isEmpty();
        return done(projection);
    }

    private Verification done(String projection) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> node.rebuilding
                        .verification(projection)
                        .filter(verification -> verification.status() != Status.RUNNING)
                        .isPresent());
        return node.rebuilding.verification(projection).orElseThrow();
    }

    private int generations() {
        return jdbc.sql("select count(*) from views.projection")
                .query(Integer.class)
                .single();
    }

    @Test
    void of_rows_that_nobody_touched_none_differs() {
        Verification verification = verified("owned");

        assertThat(verification.status()).isEqualTo(Status.DONE);
        assertThat(verification.differences()).isZero();
        assertThat(verification.rowsCompared()).isEqualTo(1L + COUNTERS * TIMES);
        assertThat(verification.position()).isEqualTo(COUNTERS * (TIMES + 1L));
        assertThat(verification.examples()).isEmpty();
        assertThat(node.rebuilding.differences("owned")).hasValue(0);
        await().atMost(SOON).until(() -> generations() == 2);
    }

    @Test
    void a_damaged_a_missing_and_an_added_row_are_found_and_no_other() {
        jdbc.sql("update views.counter_v1_g1 set count = 7, steps = steps || '[7]' where counter = 'counter:1'")
                .update();
        jdbc.sql("delete from views.counter_v1_g1 where counter = 'counter:2'").update();
        jdbc.sql("insert into views.counter_v1_g1 values ('counter:x', 'Nobody', 0, now(), '[]')")
                .update();

        Verification verification = verified("counter");

        assertThat(verification.differences()).isEqualTo(3);
        assertThat(verification.rowsCompared()).isEqualTo(COUNTERS + 1L);
        assertThat(verification.examples())
                .extracting(
                        Difference::table, found -> found.key().path("counter").asString())
                .containsExactlyInAnyOrder(
                        tuple("counter", "counter:1"), tuple("counter", "counter:2"), tuple("counter", "counter:x"));
        Difference damaged = example(verification, "counter:1");
        assertThat(damaged.served().path("count").asInt()).isEqualTo(7);
        assertThat(damaged.rebuilt().path("count").asInt()).isEqualTo(TIMES);
        assertThat(damaged.served().propertyNames()).containsExactlyInAnyOrder("count", "steps");
        assertThat(damaged.rebuilt().propertyNames()).containsExactlyInAnyOrder("count", "steps");
        assertThat(example(verification, "counter:2").served()).isNull();
        assertThat(example(verification, "counter:2").rebuilt().path("owner").asString())
                .isEqualTo("Kanto");
        assertThat(example(verification, "counter:x").rebuilt()).isNull();
        assertThat(node.rebuilding.differences("counter")).hasValue(3);
    }

    private static Difference example(Verification verification, String counter) {
        return verification.examples().stream()
                .filter(found -> found.key().path("counter").asString().equals(counter))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_many_differences_all_are_counted_and_some_are_shown() {
        jdbc.sql("update views.owned_step_v1_g1 set step = null").update();

        Verification verification = verified("owned");

        assertThat(verification.differences()).isEqualTo((long) COUNTERS * TIMES);
        assertThat(verification.examples()).hasSize(20);
    }

    @Test
    void json_that_says_the_same_is_the_same() {
        jdbc.sql("update views.owned_step_v1_g1 set step = ' { \"by\" : 1.0 } ' where step = '{\"by\": 1}'")
                .update();

        assertThat(verified("owned").differences()).isZero();
    }

    @Test
    void what_happens_meanwhile_is_no_difference() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writing = new Thread(() -> {
            for (int counter = 0; !enough.get(); counter++) {
                node.count("counter:w" + counter, 3);
            }
        });
        writing.start();

        for (int time = 0; time < 3; time++) {
            Verification verification = verified("counter");
            assertThat(verification.status()).isEqualTo(Status.DONE);
            assertThat(verification.differences()).isZero();
            await().atMost(SOON).until(() -> generations() == 2);
        }
        enough.set(true);
        writing.join();
        assertThat(node.shows(counters)).isTrue();
    }

    @Test
    void what_was_found_stays_known_until_another_verification_is_done() {
        jdbc.sql("update views.owned_v1_g1 set counters = 1").update();
        assertThat(verified("owned").differences()).isEqualTo(1);
        node.filledFrom.giveOnly(0);

        assertThat(node.rebuilding.verify("owned", "somebody")).isEmpty();

        assertThat(node.rebuilding.verification("owned").orElseThrow().status()).isEqualTo(Status.RUNNING);
        assertThat(node.rebuilding.verification("owned").orElseThrow().differences())
                .isNull();
        assertThat(node.rebuilding.differences("owned")).hasValue(1);
        assertThat(node.rebuilding.verify("owned", "somebody")).contains(Purpose.VERIFICATION);
        node.filledFrom.giveAll();
        assertThat(done("owned").differences()).isEqualTo(1);
        assertThat(node.rebuilding.rebuild("owned", "somebody")).isEmpty();
        await().atMost(SOON).until(() -> generations() == 2);
        assertThat(verified("owned").differences()).isZero();
    }

    @Test
    void one_that_fails_again_and_again_is_given_up_and_in_the_way_of_nothing() {
        node.filledFrom.giveOnly(0);
        node.rebuilding.verify("owned", "somebody");
        await().atMost(SOON)
                .until(() ->
                        node.rebuilding.state("owned").filling().orElseThrow().startedAt() != null);
        jdbc.sql("drop table views.owned_step_v1_g2").update();
        node.filledFrom.giveAll();

        Verification verification = done("owned");
        assertThat(verification.status()).isEqualTo(Status.FAILED);
        assertThat(verification.failure()).isEqualTo("BadSqlGrammarException");
        assertThat(node.rebuilding.rebuild("owned", "somebody")).isEmpty();
        await().atMost(SOON).until(() -> generations() == 2);
        assertThat(verified("owned").differences()).isZero();
    }

    @Test
    void once_a_week_all_are_verified_by_themselves_from_one_reading() {
        try (RebuildingNode berlin = RebuildingNode.started(database, "berlin", counters, owned)) {
            assertThat(node.rebuilding.verification("counter")).isEmpty();

            node.clock.pass(Duration.ofDays(7));
            berlin.clock.pass(Duration.ofDays(7));

            await().atMost(SOON)
                    .until(() -> node.rebuilding.verification("counter").isPresent());
            await().atMost(SOON)
                    .until(() -> node.rebuilding.verification("owned").isPresent());
            assertThat(done("counter").differences()).isZero();
            assertThat(done("owned").differences()).isZero();
            assertThat(node.filledFrom.read.size() + berlin.filledFrom.read.size())
                    .isEqualTo(COUNTERS * (TIMES + 1));
        }
    }
}
