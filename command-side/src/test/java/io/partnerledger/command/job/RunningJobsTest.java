package io.partnerledger.command.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.partnerledger.edge.caller.Caller;
import io.partnerledger.edge.caller.Role;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.edge.json.EdgeJson;
import io.partnerledger.edge.request.RequestContext;
import io.partnerledger.edge.request.RequestKey;
import io.partnerledger.embeddedpostgres.test.MovingClock;
import io.partnerledger.embeddedpostgres.test.TestDatabase;
import io.partnerledger.events.privacy.PersonalDataVault;
import io.partnerledger.events.schema.LedgerSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How jobs are run, whatever they do: on a real database, by nodes that stop, meet and come back. */
class RunningJobsTest {

    private static final JobSettings SETTINGS =
            new JobSettings(3, 2, 10_000, Duration.ofMillis(200), 3, Duration.ofDays(30));

    private final TestDatabase database = TestDatabase.fromTemplate("jobs", owner -> {
        LedgerSchema.KEYS.migrate(owner);
        LedgerSchema.folded("command").migrate(owner);
        LedgerSchema.beside("command", "classpath:db/job", "job_version").migrate(owner);
    });
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final JobTables tables = new JobTables(database.dataSource());
    private final PersonalDataVault vault = new PersonalDataVault(database.dataSource(), new byte[32]);
    private final MovingClock clock = new MovingClock();
    private final Noting noting = new Noting();
    private final KindsOfJob kinds = new KindsOfJob(List.of(noting));
    private final List<UUID> queue = new ArrayList<>();
    private final Jobs jobs = new Jobs(tables, queue::add, kinds, vault, clock, SETTINGS);
    private final Caller caller = new Caller("kanto-sales", UUID.randomUUID(), Set.of(Role.SALES_AGENT));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_job_is_gone_on_with_by_another_node_and_no_line_is_noted_twice() {
        UUID job = started(500);
        JobRun first = node();
        noting.before = line -> {
            if (line.number() == 200) {
                first.stop();
            }
        };

        assertThat(first.run(job)).isFalse();
        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
        // The others of its batch may have been done before that line was begun.
        assertThat(tables.tally(job).get(LineOutcome.CHANGED)).isBetween(190, 240);
        assertThat(node().run(job)).isTrue();

        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.DONE);
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 500));
        assertThat(noting.noted).hasSize(500).containsValues(1).doesNotContainValue(2);
    }

    @Test
    void an_interrupted_job_notes_what_is_done_and_goes_on_elsewhere() throws Exception {
        UUID job = started(100);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stays = new CountDownLatch(1);
        noting.before = line -> {
            if (line.number() == 1) {
                begun.countDown();
                awaitOf(stays);
            }
        };
        AtomicReference<Boolean> ended = new AtomicReference<>();
        Thread scheduler = new Thread(() -> ended.set(node().run(job)));

        scheduler.start();
        awaitOf(begun);
        await().until(() -> noting.noted.size() == 59);
        scheduler.interrupt();
        scheduler.join();

        assertThat(ended.get()).isFalse();
        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 59));
        stays.countDown();
        assertThat(node().run(job)).isTrue();
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 100));
    }

    @Test
    void what_took_effect_before_a_node_died_is_told_so_though_the_job_is_cancelled_since() {
        UUID job = started(300);
        jdbc.execute("create function command.away() returns trigger language plpgsql as"
                + " $$ begin raise 'away' using errcode = '53000'; end $$");
        jdbc.execute("create trigger away before update of outcome on command.job_line"
                + " for each row execute function command.away()");
        assertThatThrownBy(() -> node().run(job)).hasMessageContaining("away");
        assertThat(noting.noted).hasSize(60);
        jdbc.execute("drop trigger away on command.job_line");
        jobs.cancel(tables.find(job).orElseThrow());

        assertThat(node().run(job)).isTrue();

        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 60, LineOutcome.CANCELLED, 240));
        assertThat(noting.noted).hasSize(60);
    }

    @Test
    void lines_about_the_same_are_done_in_their_order_whatever_else_is_done_meanwhile() {
        noting.sameSubject = true;
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        noting.before = line -> order.add(line.number());
        UUID job = started(100);

        node().run(job);

        assertThat(order)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void a_line_that_is_always_to_be_tried_again_holds_up_no_other_and_fails_in_the_end() {
        UUID job = started(200);
        noting.before = line -> {
            if (line.number() == 3) {
                throw Fault.TRY_AGAIN.raised();
            }
        };

        assertThatThrownBy(() -> node().run(job)).hasMessageContaining("try-again");
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 199));
        assertThatThrownBy(() -> node().run(job)).hasMessageContaining("try-again");
        assertThat(node().run(job)).isTrue();

        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.DONE);
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 199, LineOutcome.FAILED, 1));
        assertThat(tables.done(tables.find(job).orElseThrow().staging(), LineOutcome.FAILED, 0, 2))
                .singleElement()
                .satisfies(line -> assertThat(line.result().complaint().code()).isEqualTo("try-again"));
    }

    @Test
    void a_line_put_off_is_waited_for_by_the_next_turn_and_by_those_about_the_same() {
        noting.sameSubject = true;
        AtomicBoolean away = new AtomicBoolean(true);
        noting.before = line -> {
            if (line.number() == 2 && away.get()) {
                throw Fault.TRY_AGAIN.raised();
            }
        };
        UUID job = started(100);
        jdbc.update("update command.job_line set turn = 1 where number > 50");

        assertThatThrownBy(() -> node().run(job)).hasMessageContaining("try-again");
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 1));

        away.set(false);
        assertThat(node().run(job)).isTrue();
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 100));
    }

    @Test
    void a_sealed_line_waits_for_a_database_that_is_away() {
        noting.personal = true;
        UUID job = started(3);
        AtomicBoolean away = new AtomicBoolean(true);
        PersonalDataVault elsewhere = new PersonalDataVault(
                new DelegatingDataSource(database.dataSource()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (away.get()) {
                            throw new SQLException("The database is away.");
                        }
                        return super.getConnection();
                    }
                },
                new byte[32]);

        assertThatThrownBy(() -> node(elsewhere).run(job)).isInstanceOf(DataAccessException.class);
        assertThat(tables.tally(job)).isEmpty();

        away.set(false);
        assertThat(node(elsewhere).run(job)).isTrue();
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 3));
    }

    @Test
    void the_key_of_a_job_is_forgotten_with_its_end_and_with_lines_of_which_none_was_made() {
        noting.personal = true;
        UUID done = started(3);
        UUID cancelled = started(3);
        UUID open = started(3);
        assertThatThrownBy(() -> started(10_001)).hasMessageContaining("lines");

        node().run(done);
        jobs.cancel(tables.find(cancelled).orElseThrow());

        assertThat(jdbc.queryForList("select subject from keys.subject_key", String.class))
                .containsExactly(tables.find(open).orElseThrow().subject());
    }

    @Test
    void two_nodes_that_run_the_same_job_count_every_line_once() {
        UUID job = started(600);
        CyclicBarrier both = new CyclicBarrier(2);
        noting.before = line -> {
            if (line.number() == 1) {
                meetAt(both);
            }
        };

        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> node().run(job));
        node().run(job);
        other.join();

        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 600));
        assertThat(noting.noted).hasSize(600).containsEntry("job:" + job + "/1", 2);
    }

    @Test
    void a_store_that_is_away_for_a_moment_costs_no_line_its_outcome() {
        UUID job = started(5);
        AtomicInteger away = new AtomicInteger(2);
        noting.before = line -> {
            if (line.number() == 3 && away.getAndDecrement() > 0) {
                throw Fault.TRY_AGAIN.raised();
            }
        };

        assertThat(node().run(job)).isTrue();

        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 5));
    }

    @Test
    void a_store_that_stays_away_makes_the_job_wait_and_not_fail() {
        UUID job = started(5);
        noting.before = line -> {
            if (line.number() == 3) {
                throw Fault.TRY_AGAIN.raised();
            }
        };

        assertThatThrownBy(() -> node().run(job)).hasMessageContaining("try-again");
        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 4));

        noting.before = line -> {};
        assertThat(node().run(job)).isTrue();
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 5));
    }

    @Test
    void what_goes_wrong_with_one_line_is_that_lines_own_affair() {
        UUID job = started(3);
        noting.before = line -> {
            if (line.number() == 2) {
                throw new IllegalStateException("A fault of ours.");
            }
        };

        node().run(job);

        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 2, LineOutcome.FAILED, 1));
    }

    @Test
    void a_job_of_a_kind_this_version_does_not_know_waits_for_a_node_that_does() {
        UUID job = started(3);
        jdbc.update("update command.job set kind = 'of-tomorrow' where id = ?", job);

        assertThatThrownBy(() -> node().run(job)).hasMessageContaining("try-again");

        assertThat(tables.find(job).orElseThrow().status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void a_job_cancelled_before_its_run_does_nothing_and_one_cancelled_during_it_stops() {
        UUID queued = started(300);
        jobs.cancel(tables.find(queued).orElseThrow());
        assertThat(node().run(queued)).isTrue();
        assertThat(tables.tally(queued)).isEqualTo(Map.of(LineOutcome.CANCELLED, 300));
        assertThat(noting.noted).isEmpty();

        UUID running = started(300);
        noting.before = line -> {
            if (line.number() == 10) {
                jobs.cancel(tables.find(running).orElseThrow());
            }
        };
        assertThat(node().run(running)).isTrue();
        Map<LineOutcome, Integer> tally = tables.tally(running);
        assertThat(tables.find(running).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(tally.get(LineOutcome.CANCELLED)).isPositive();
        assertThat(tally.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
        assertThat(noting.noted).hasSize(tally.get(LineOutcome.CHANGED));
    }

    @Test
    void personal_data_lies_sealed_until_its_line_is_done_and_then_no_more() {
        noting.personal = true;
        UUID job = started(3);

        assertThat(jdbc.queryForList("select text from command.job_line", String.class))
                .hasSize(3)
                .noneMatch(text -> text.contains("text"));
        node().run(job);
        assertThat(tables.tally(job)).isEqualTo(Map.of(LineOutcome.CHANGED, 3));
        assertThat(jdbc.queryForList("select text from command.job_line", String.class))
                .containsOnlyNulls();
    }

    @Test
    void lines_are_written_as_they_are_read_and_only_some_of_them_held() {
        AtomicInteger most = new AtomicInteger();
        Iterator<StagedLine> lines = IntStream.rangeClosed(1, 5_000)
                .mapToObj(number -> {
                    if (number % 50 == 0) {
                        int written = jdbc.queryForObject("select count(*) from command.job_line", Integer.class);
                        most.accumulateAndGet(number - written, Math::max);
                    }
                    return StagedLine.of("{\"text\":\"a\"}");
                })
                .iterator();

        jobs.start(noting, false, lines, caller, request(), key());

        assertThat(most).hasValueLessThanOrEqualTo(501);
    }

    @Test
    void too_many_lines_begin_nothing_and_leave_nothing() {
        assertThatThrownBy(() -> started(10_001)).hasMessageContaining("lines");

        assertThat(jdbc.queryForObject(
                        "select (select count(*) from command.job_line) + (select count(*) from command.job_staging)",
                        Integer.class))
                .isZero();
        assertThat(queue).isEmpty();
    }

    @Test
    void a_job_is_forgotten_some_weeks_after_its_end_and_abandoned_lines_before() {
        UUID job = started(3);
        UUID open = started(3);
        node().run(job);
        UUID abandoned = UUID.randomUUID();
        tables.beginStaging(abandoned, clock.instant());
        tables.stage(abandoned, List.of(KeptLine.open(0, 1, "{}")));

        tables.purge(clock.instant().minusSeconds(1), clock.instant().minusSeconds(1));
        assertThat(jdbc.queryForObject("select count(*) from command.job_line", Integer.class))
                .isEqualTo(7);

        tables.purge(clock.instant().plusSeconds(1), clock.instant().plusSeconds(1));
        assertThat(tables.find(job)).isEmpty();
        assertThat(tables.unfinished()).containsExactly(open);
        assertThat(jdbc.queryForObject("select count(*) from command.job_line", Integer.class))
                .isEqualTo(3);
    }

    private JobRun node() {
        return node(vault);
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void meetAt(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException nobody) {
            throw new IllegalStateException(nobody);
        }
    }

    private JobRun node(PersonalDataVault vault) {
        JobRun node = new JobRun(tables, kinds, vault, EdgeJson.within(64, 100_000), clock, SETTINGS);
        node.start();
        return node;
    }

    private UUID started(int lines) {
        return jobs.start(
                        noting,
                        false,
                        IntStream.range(0, lines)
                                .mapToObj(n -> StagedLine.of("{\"text\":\"a\"}"))
                                .iterator(),
                        caller,
                        request(),
                        key())
                .job()
                .id();
    }

    private static RequestKey key() {
        String any = UUID.randomUUID().toString();
        return new RequestKey(any, any);
    }

    private static RequestContext request() {
        return new RequestContext("r", true, "c", "0".repeat(32), Locale.US, "POST", "/ledger/notes");
    }

    record Note(String text) {}

    /** Notes something down. */
    private static final class Noting implements KindOfJob<Note> {

        /** How often, by key. */
        private final Map<String, Integer> noted = new ConcurrentHashMap<>();

        private volatile Consumer<JobLine> before = line -> {};
        private volatile boolean personal;
        private volatile boolean sameSubject;

        @Override
        public String code() {
            return "noting";
        }

        @Override
        public Class<Note> line() {
            return Note.class;
        }

        @Override
        public @Nullable String subject(Note line) {
            return sameSubject ? line.text() : null;
        }

        @Override
        public boolean holdsPersonalData() {
            return personal;
        }

        @Override
        public LineResult run(Note line, JobLine at) {
            before.accept(at);
            noted.merge(at.key().value(), 1, Integer::sum);
            return LineResult.of(LineOutcome.CHANGED);
        }
    }
}
