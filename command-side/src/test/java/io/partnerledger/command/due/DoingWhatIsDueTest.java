package io.partnerledger.command.due;

import static io.partnerledger.command.due.Invitations.IN_A_MONTH;
import static io.partnerledger.command.due.Invitations.TODAY;
import static io.partnerledger.command.due.Invitations.expired;
import static io.partnerledger.command.due.Invitations.requested;
import static io.partnerledger.command.due.Invitations.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import io.partnerledger.command.example.ClockAt;
import io.partnerledger.edge.fault.Fault;
import io.partnerledger.kernel.refusal.RefusalCode;
import io.partnerledger.kernel.refusal.Refused;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that do what is due: never twice, whatever becomes of one of them, and nothing is forgotten. */
class DoingWhatIsDueTest {

    /** Over it, a node counts as dead. */
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final ClockAt clock = ClockAt.time(TODAY);
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    private final List<AgendaNode> nodes = new ArrayList<>();
    private HikariDataSource database;

    @BeforeEach
    void a_fresh_ledger() {
        database = AgendaNode.freshDatabase();
    }

    @AfterEach
    void close() {
        nodes.forEach(AgendaNode::close);
        database.close();
    }

    private AgendaNode node(String name, Consumer<Due> doing) {
        AgendaNode node = AgendaNode.alive(database, name, clock, doing);
        nodes.add(node);
        return node;
    }

    /** A node that expires invitations as the aggregate does. */
    private AgendaNode node(String name) {
        return node(name, this::expire);
    }

    private void expire(Due due) {
        done.add(due.subject());
        nodes.get(0).append(stream(due.subject()), expired(due.subject(), due.dueAt()));
    }

    private List<String> invitations(int number) {
        AgendaNode inviting = nodes.get(0);
        List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(number)
                .toList();
        ids.forEach(id -> inviting.append(stream(id), requested(id, IN_A_MONTH)));
        return ids;
    }

    private void inAMonth() {
        clock.tell(IN_A_MONTH);
    }

    private void aWhileLater(Duration time) {
        clock.tell(clock.instant().plus(time));
    }

    @SafeVarargs
    private static List<Integer> atOnce(Callable<Integer>... workers) throws Exception {
        CyclicBarrier start = new CyclicBarrier(workers.length);
        ExecutorService threads = Executors.newFixedThreadPool(workers.length);
        try {
            List<Future<Integer>> working = Stream.of(workers)
                    .map(worker -> threads.submit(() -> {
                        start.await();
                        return worker.call();
                    }))
                    .toList();
            List<Integer> shares = new ArrayList<>();
            for (Future<Integer> each : working) {
                shares.add(each.get());
            }
            return shares;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Map<String, Object>> attempts() {
        return nodes.get(0)
                .jdbc
                .sql("select subject, attempts, failure from command.due_attempt order by subject")
                .query()
                .listOfRows();
    }

    @Test
    void nothing_is_done_before_its_time() {
        AgendaNode tokyo = node("tokyo");
        List<String> invited = invitations(1);

        tokyo.runWhatIsDue();
        assertThat(done).isEmpty();

        inAMonth();
        tokyo.runWhatIsDue();
        assertThat(done).containsExactlyElementsOf(invited);
        assertThat(attempts()).isEmpty();
    }

    @Test
    void what_one_node_is_forgetting_no_other_waits_for() throws Exception {
        AgendaNode tokyo = node("tokyo");
        List<String> invited = invitations(1);
        tokyo.jdbc
                .sql("insert into command.due_attempt (kind, subject, position, attempts, next_at)"
                        + " values ('invitation', 'osakas', 1, 1, now()), ('invitation', 'nobodys', 1, 1, now())")
                .update();
        inAMonth();

        try (Connection osaka = database.getConnection()) {
            osaka.setAutoCommit(false);
            osaka.createStatement().execute("delete from command.due_attempt where subject = 'osakas'");

            assertTimeoutPreemptively(Duration.ofSeconds(20), tokyo::runWhatIsDue);
            osaka.rollback();
        }

        assertThat(done).containsExactlyElementsOf(invited);
        assertThat(attempts()).extracting(row -> row.get("subject")).containsExactly("osakas");
    }

    @Test
    void two_nodes_at_once_do_each_thing_once() throws Exception {
        AgendaNode tokyo = node("tokyo");
        AgendaNode osaka = node("osaka");
        List<String> invited = invitations(120);
        tokyo.runWhatIsDue();
        inAMonth();

        List<Integer> shares = atOnce(tokyo::work, osaka::work, tokyo::work, osaka::work);

        assertThat(done).containsExactlyInAnyOrderElementsOf(invited);
        assertThat(shares).filteredOn(share -> share > 0).hasSizeGreaterThan(1);
        assertThat(attempts()).isEmpty();
    }

    @Test
    void nothing_is_taken_up_twice_however_many_reach_for_it() throws Exception {
        AgendaNode tokyo = node("tokyo");
        tokyo.jdbc
                .sql("insert into command.due_v2 select 'expiry', i::text, gen_random_uuid(), now(), i, null"
                        + " from generate_series(1, 1000) i")
                .update();
        Instant now = Instant.now().plus(A_WHILE);
        ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
        Callable<Integer> greedy = () -> {
            while (taken.size() < 1000) {
                tokyo.rows
                        .take(now, 7, A_WHILE)
                        .forEach(each -> taken.add(each.due().subject()));
            }
            return 0;
        };

        atOnce(greedy, greedy, greedy, greedy, greedy, greedy, greedy, greedy);

        assertThat(taken).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void a_node_that_dies_before_its_command_has_done_nothing_and_another_does_it() {
        AgendaNode tokyo = node("tokyo");
        AgendaNode dying = node("osaka", due -> {
            throw new AssertionError("The power is gone.");
        });
        List<String> invited = invitations(1);
        tokyo.runWhatIsDue();
        inAMonth();

        assertThatThrownBy(dying::work).hasMessage("The power is gone.");
        assertThat(tokyo.work()).as("it may be at it still").isZero();

        aWhileLater(A_WHILE);
        tokyo.runWhatIsDue();
        assertThat(done).containsExactlyElementsOf(invited);
    }

    @Test
    void a_node_that_dies_after_its_command_has_done_it_and_nobody_does_it_again() {
        AgendaNode tokyo = node("tokyo");
        AgendaNode dying = node("osaka", due -> {
            expire(due);
            throw new AssertionError("The power is gone.");
        });
        List<String> invited = invitations(1);
        tokyo.runWhatIsDue();
        inAMonth();

        assertThatThrownBy(dying::work).hasMessage("The power is gone.");
        tokyo.runWhatIsDue();
        aWhileLater(A_WHILE);
        tokyo.runWhatIsDue();

        assertThat(done).containsExactlyElementsOf(invited);
    }

    @Test
    void what_fell_due_while_no_node_ran_is_done_by_the_next_that_starts() {
        node("tokyo");
        List<String> invited = invitations(3);
        nodes.get(0).close();
        inAMonth();

        AgendaNode next = AgendaNode.alive(database, "tokyo-restarted", clock, this::expire);
        nodes.set(0, next);
        next.runWhatIsDue();

        assertThat(done).containsExactlyInAnyOrderElementsOf(invited);
    }

    @Test
    void what_is_refused_rests_longer_each_time_and_keeps_nobody_from_the_rest() {
        List<String> refused = new ArrayList<>();
        Consumer<Due> refusing = due -> {
            if (refused.contains(due.subject())) {
                done.add(due.subject());
                throw new Refused(RefusalCode.PARTNERSHIP_NOT_ACTIVE);
            }
            expire(due);
        };
        AgendaNode tokyo = node("tokyo", refusing);
        List<String> invited = invitations(3);
        refused.add(invited.get(0));
        inAMonth();

        tokyo.runWhatIsDue();
        assertThat(done).containsExactlyInAnyOrderElementsOf(invited);
        assertThat(attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("subject", invited.get(0))
                        .containsEntry("failure", "partnership-not-active"));
        assertThat(tokyo.rows.failing()).containsExactly(Map.entry("expiry", 1L));

        done.clear();
        tokyo.runWhatIsDue();
        aWhileLater(Duration.ofSeconds(9));
        node("osaka", refusing).runWhatIsDue();
        assertThat(done).as("tried again within ten seconds").isEmpty();

        aWhileLater(Duration.ofSeconds(1));
        tokyo.runWhatIsDue();
        aWhileLater(Duration.ofSeconds(19));
        tokyo.runWhatIsDue();
        assertThat(done)
                .as("tried again after ten seconds, then not within twenty")
                .hasSize(1);

        refused.clear();
        done.clear();
        aWhileLater(Duration.ofSeconds(1));
        tokyo.runWhatIsDue();
        assertThat(done).containsExactly(invited.get(0));
        assertThat(attempts()).isEmpty();
        assertThat(tokyo.rows.failing()).isEmpty();
    }

    @Test
    void a_store_that_is_away_costs_one_attempt_a_round_and_nobody_a_longer_rest() {
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger tried = new AtomicInteger();
        AgendaNode tokyo = node("tokyo", due -> {
            tried.incrementAndGet();
            if (away.get()) {
                throw Fault.TRY_AGAIN.raised();
            }
            expire(due);
        });
        List<String> invited = invitations(60);
        inAMonth();
        tokyo.catchUp();

        for (int round = 1; round <= 20; round++) {
            tokyo.work();
            assertThat(tried).hasValue(round);
            aWhileLater(Duration.ofSeconds(3));
        }
        away.set(false);
        tokyo.runWhatIsDue();

        assertThat(done).containsExactlyInAnyOrderElementsOf(invited);
        assertThat(attempts()).isEmpty();
    }

    @Test
    void what_is_put_back_keeps_what_is_known_of_it() {
        AtomicReference<RuntimeException> wrong =
                new AtomicReference<>(new Refused(RefusalCode.PARTNERSHIP_NOT_ACTIVE));
        AgendaNode tokyo = node("tokyo", due -> {
            throw wrong.get();
        });
        invitations(2);
        inAMonth();
        tokyo.runWhatIsDue();
        List<Map<String, Object>> refused = attempts();

        aWhileLater(Duration.ofSeconds(10));
        wrong.set(Fault.TRY_AGAIN.raised());
        tokyo.work();

        assertThat(attempts())
                .hasSize(2)
                .extracting(attempt -> attempt.get("attempts"))
                .containsOnly(1);
        assertThat(attempts()).containsAnyElementsOf(refused);
        assertThat(tokyo.rows.failing()).containsExactly(Map.entry("expiry", 2L));
    }

    @Test
    void what_is_due_at_once_goes_before_whatever_fell_due_in_a_long_stop() {
        AgendaNode tokyo = node("tokyo");
        tokyo.jdbc
                .sql("insert into command.due_v2 values"
                        + " ('expiry', 'fell due', gen_random_uuid(), :now, 1, null),"
                        + " ('expiry', 'at once', gen_random_uuid(), :atOnce, 2, null)")
                .param("now", Timestamp.from(TODAY))
                .param("atOnce", Timestamp.from(Instant.EPOCH))
                .update();

        assertThat(tokyo.rows.take(clock.instant(), 1, A_WHILE))
                .singleElement()
                .satisfies(taken -> assertThat(taken.due().subject()).isEqualTo("at once"));
    }

    @Test
    void health_counts_no_failure_of_what_came_off_the_agenda() {
        AgendaNode tokyo = node("tokyo", due -> {
            throw new Refused(RefusalCode.PARTNERSHIP_NOT_ACTIVE);
        });
        invitations(1);
        inAMonth();
        tokyo.runWhatIsDue();

        tokyo.jdbc.sql("delete from command.due_v2").update();

        assertThat(tokyo.rows.failing()).isEmpty();
    }

    @Test
    void what_is_still_due_after_its_command_rests_too() {
        AgendaNode tokyo = node("tokyo", due -> done.add(due.subject()));
        invitations(1);
        inAMonth();

        tokyo.runWhatIsDue();
        tokyo.runWhatIsDue();

        assertThat(done).hasSize(1);
        assertThat(attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt).containsEntry("failure", "still due after its command"));
    }

    @Test
    void an_agenda_written_anew_forgets_no_failure() {
        AgendaNode tokyo = node("tokyo", due -> {
            done.add(due.subject());
            throw new Refused(RefusalCode.PARTNERSHIP_NOT_ACTIVE);
        });
        invitations(1);
        inAMonth();
        tokyo.runWhatIsDue();
        assertThat(done).hasSize(1);

        tokyo.jdbc.sql("delete from command.due_v2").update();
        tokyo.jdbc.sql("update command.projection set position = 0").update();
        tokyo.tables.fold(tokyo.projection, tokyo.everything());
        tokyo.runWhatIsDue();

        assertThat(done).hasSize(1);
    }
}
